import { Observable } from 'rxjs';
import { Steps } from '../domain/steps';

/** How long the page waits at a time (ms): less than a frame. */
const SLICE_MS = 12;

/**
 * Runs work a slice at a time, so that the page can draw and answer between; what is done within one slice comes at once.
 * Unsubscribing stops it.
 */
export function inSlices<T>(work: () => Steps<T>): Observable<T> {
  return new Observable((subscriber) => {
    const steps = work();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const runSlice = (): void => {
      const endMs = performance.now() + SLICE_MS;
      try {
        let step = steps.next();
        while (!step.done && performance.now() < endMs) {
          step = steps.next();
        }
        if (step.done) {
          subscriber.next(step.value);
          subscriber.complete();
        } else {
          timer = setTimeout(runSlice);
        }
      } catch (error) {
        subscriber.error(error);
      }
    };
    runSlice();
    return () => clearTimeout(timer);
  });
}
