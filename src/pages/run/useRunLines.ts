import { useEffect, useState } from 'react';
import { readRunLines, RunLines } from '../../data/readRunLines';
import { Attempt, outcomeMs } from '../../domain/jobs/run';
import { AppSettings } from '../../settings/settings';

// The first line may be the shipper's, whose clock differs; Hangfire speaks after the job has failed.
const BEFORE_MS = 5_000;
const AFTER_MS = 10_000;

/**
 * The lines around an attempt; null while they are being read. Reads again when a payload is asked for.
 * @param payloadOf id of the line whose payload is asked for
 */
export function useRunLines(
  { settings, app, attempt }: { settings: AppSettings; app: string; attempt: Attempt },
  payloadOf: string | null
): RunLines | null {
  const [lines, setLines] = useState<RunLines | null>(null);
  const { startedAtMs, endedAtMs, instance } = attempt;
  const fromMs = (startedAtMs ?? outcomeMs(attempt)) - BEFORE_MS;
  const toMs = (endedAtMs ?? outcomeMs(attempt)) + AFTER_MS;
  useEffect(() => {
    const request = { settings, app, span: { fromMs, toMs }, instance, payloadOf };
    const subscription = readRunLines(request).subscribe(setLines);
    return () => subscription.unsubscribe();
  }, [settings, app, fromMs, toMs, instance, payloadOf]);
  return lines;
}
