/** Text that does harm where it is taken for markup: it would set `window.owned`, or ask another host. */
export const evil =
  '<img src=x onerror="window.owned=1"><script>window.owned=1</script><a href="javascript:window.owned=1">x</a>' +
  '<link rel=stylesheet href=http://evil.example/a.css>';

/** An app whose name would end a phrase of a query, and find every line. */
export const quotingApp = 'api" OR "*" \\ javascript:owned';

/** An app with one line and a name that would be an element. */
export const markupApp = `api ${evil}`;

export const evilCorrelationId = `javascript:window.owned=1//${evil}`;

/** Right-to-left override, isolate, zero width joiner, backspace, escape, bell: they must not break or turn the screen. */
const controls = '\u202e\u2066\u200d\b\u001b[31m\u0007';

const job = { SourceContext: 'GetIntoTeachingApi.Jobs.UpsertCandidateJob' };
const started = (Attempt: string, CorrelationId: string) => ({
  '@mt': 'UpsertCandidateJob - Started ({Attempt}) {CorrelationId}',
  Attempt,
  CorrelationId,
  ...job,
});

/** Events that tell of one lost and one retrying candidate, with harmful text wherever text is free. */
const events: object[] = [
  started('24/24', evilCorrelationId),
  { '@mt': 'UpsertCandidateJob - Deleted ({CorrelationId})', CorrelationId: evilCorrelationId, ...job },
  started('3/24', `CID-2${controls}${evil}`),
  {
    '@mt': '{State:l}',
    State: `Failed to process the job '4100123': an exception occurred. Retry attempt 3 of 24 will be performed in 01:00:00.`,
    '@x': `System.Exception: ${evil}${controls}${'x'.repeat(1_000_000)}\n   at GetIntoTeachingApi.Jobs.UpsertCandidateJob.Run(${evil})`,
    SourceContext: 'Hangfire.AutomaticRetryAttribute',
  },
  { '@mt': `UpsertModelJob<{TypeName}> - Started ({Attempt})`, TypeName: evil, Attempt: '24/24', ...job },
  { '@mt': `UpsertModelJob<{TypeName}> - Deleted`, TypeName: evil, ...job },
  { '@mt': `${evil}Job - Started`, SourceContext: evil },
  { '@mt': 'EvilJob - Deleted', SourceContext: 'GetIntoTeachingApi.Jobs.EvilJob' },
  started('1/24', evil),
];

/** An export of log lines, one a minute from 10:00 on 2026-06-17 (UTC). */
export function hostileDay(): string {
  const lines = events.map((event, minute) => {
    const time = new Date(Date.UTC(2026, 5, 17, 10, minute)).toISOString();
    return JSON.stringify({
      '@timestamp': time,
      cf: { app: minute < events.length - 1 ? quotingApp : markupApp },
      syslog_proc: `[APP/PROC/WEB/${evil}]`,
      message: JSON.stringify({ '@t': time, ...event }),
    });
  });
  return [...lines, `{"@timestamp":"2026-06-17T10:20:00Z","message":"${'<b>'.repeat(100)}`, evil].join('\n');
}
