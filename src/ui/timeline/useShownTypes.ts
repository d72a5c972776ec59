import { useMemo, useState } from 'react';
import { Verdict } from '../../domain/runbook/verdict';
import { calmTypes } from './calmTypes';

/** The job types that have a row: those without a failure step back while others need somebody, and come when asked. */
export function useShownTypes(verdicts: readonly Verdict[]) {
  const [calmShown, setCalmShown] = useState(false);
  const folded = useMemo(() => calmTypes(verdicts), [verdicts]);
  const shown = useMemo(
    () => (calmShown ? verdicts : verdicts.filter((verdict) => !folded.has(verdict))),
    [verdicts, folded, calmShown]
  );
  return { shown, folded: folded.size, calmShown, toggleCalm: () => setCalmShown(!calmShown) };
}
