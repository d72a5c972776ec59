import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime';
import { AppEvents } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { filter, lastValueFrom, Observable, Subject, takeUntil, throwIfEmpty } from 'rxjs';

/** Grafana's HTTP client, as its packages and plugins call it. */
export class StageBackendSrv implements BackendSrv {
  private readonly begun = new Subject<string>();

  /** Unsubscribing aborts the request; so does another one with the same `requestId`, which is told as `cancelled`. */
  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    const { requestId } = options;
    if (!requestId) {
      return send<T>(options);
    }
    this.begun.next(requestId);
    const cancelled: Partial<FetchError> = {
      status: -1,
      statusText: 'Request was aborted',
      data: null,
      cancelled: true,
      config: options,
    };
    return send<T>(options).pipe(
      takeUntil(this.begun.pipe(filter((id) => id === requestId))),
      throwIfEmpty(() => ({ type: 'cancelled', ...cancelled }))
    );
  }

  async request<T>(options: BackendSrvRequest): Promise<T> {
    try {
      return (await lastValueFrom(this.fetch<T>(options))).data;
    } catch (error) {
      tellOfError(error as FetchError, options);
      throw error;
    }
  }

  get = <T>(url: string, params?: Record<string, unknown>, requestId?: string, options?: Partial<BackendSrvRequest>) =>
    this.request<T>({ ...options, method: 'GET', url, params, requestId });
  delete = <T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) =>
    this.request<T>({ ...options, method: 'DELETE', url, data });
  post = <T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) =>
    this.request<T>({ ...options, method: 'POST', url, data });
  patch = <T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) =>
    this.request<T>({ ...options, method: 'PATCH', url, data });
  put = <T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) =>
    this.request<T>({ ...options, method: 'PUT', url, data });

  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  chunked(): never {
    throw new Error('The preview does not stream responses.');
  }
}

function send<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
  return new Observable((subscriber) => {
    const abort = new AbortController();
    options.abortSignal?.addEventListener('abort', () => abort.abort());
    const url = requestUrl(options);
    const { method = 'GET', data } = options;
    const isText = typeof data === 'string';
    const headers = {
      ...(data !== undefined && !isText ? { 'content-type': 'application/json' } : {}),
      ...options.headers,
    };
    const body = data === undefined || isText ? data : JSON.stringify(data);
    fetch(url, { method, headers, body, signal: abort.signal })
      .then(async (response) => {
        const { status, statusText, ok, redirected, type } = response;
        const answer = await readAnswer(response, options);
        if (!ok) {
          const message = (answer as { message?: string } | undefined)?.message;
          throw { status, statusText, data: answer, message, config: options };
        }
        subscriber.next({
          data: answer as T,
          status,
          statusText,
          ok,
          redirected,
          type,
          headers: response.headers,
          url,
          config: options,
        });
        subscriber.complete();
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) {
          subscriber.error(error instanceof TypeError ? unreachable(error, options) : error);
        }
      });
    return () => abort.abort();
  });
}

function requestUrl({ url, params }: BackendSrvRequest): string {
  const query = new URLSearchParams(
    Object.entries(params ?? {}).map(([key, value]) => [key, String(value)])
  ).toString();
  return (url.startsWith('/') ? url : `/${url}`) + (query ? `${url.includes('?') ? '&' : '?'}${query}` : '');
}

async function readAnswer(response: Response, { responseType }: BackendSrvRequest): Promise<unknown> {
  if (responseType === 'blob') {
    return response.blob();
  }
  if (responseType === 'arraybuffer') {
    return response.arrayBuffer();
  }
  const text = await response.text();
  if (responseType === 'text') {
    return text;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const unreachable = (error: TypeError, config: BackendSrvRequest) => ({
  status: 0,
  statusText: error.message,
  data: { message: 'The preview’s server does not answer. Is `npm start` still running?' },
  config,
});

/** As in Grafana, a failed call shows itself unless the caller wants to say it in its own words. */
function tellOfError(error: FetchError<{ message?: string } | undefined>, { showErrorAlert }: BackendSrvRequest) {
  if (showErrorAlert !== false && !error.cancelled) {
    const text = error.data?.message ?? error.statusText ?? 'Unknown error';
    getAppEvents().publish({ type: AppEvents.alertError.name, payload: [text] });
  }
}
