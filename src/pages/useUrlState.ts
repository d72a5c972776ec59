import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readUrlState, UrlState, withUrlState } from './urlState';

/** The page's address as state. Each change is a step that the browser's back button undoes, unless it replaces. */
export function useUrlState(): [UrlState, (change: Partial<UrlState>, options?: { replace: boolean }) => void] {
  const [parameters, setParameters] = useSearchParams();
  const change = useCallback(
    (part: Partial<UrlState>, options?: { replace: boolean }) =>
      setParameters((earlier) => withUrlState(earlier, part), options),
    [setParameters]
  );
  return [readUrlState(parameters), change];
}
