import { isFetchError } from '@grafana/runtime';
import { useEffect, useState } from 'react';

export interface Loaded<T> {
  value?: T;
  /** For the person at the screen. */
  error?: string;
}

/**
 * What a function loads for a key: neither value nor error while it runs, and nothing of an earlier key.
 *
 * @param load the same function as long as the key alone decides what is loaded
 */
export function useLoaded<T>(load: (key: string) => Promise<T>, key: string): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T> & { key?: string }>({});
  useEffect(() => {
    let isWanted = true;
    load(key).then(
      (value) => isWanted && setLoaded({ key, value }),
      (error: unknown) => isWanted && setLoaded({ key, error: errorText(error) })
    );
    return () => {
      isWanted = false;
    };
  }, [load, key]);
  return loaded.key === key ? loaded : {};
}

function errorText(error: unknown): string {
  if (isFetchError<{ message?: string } | undefined>(error)) {
    return error.data?.message ?? error.statusText ?? 'The server answered with an error.';
  }
  return error instanceof Error ? error.message : String(error);
}
