import { marked } from 'marked';
import { parse } from 'papaparse';
import { incidentNote } from '../../src/domain/incidentNote';
import { documentsOfText } from '../../src/domain/jobs/documentsOfText';
import { LogDocument } from '../../src/domain/jobs/logDocument';
import { proposeFields } from '../../src/domain/jobs/proposeFields';
import { tallyLines } from '../../src/domain/jobs/tallyLines';
import { exploreLink } from '../../src/domain/links/exploreLink';
import { jobTypePath, runPath } from '../../src/domain/links/grafanaLinks';
import { kibanaLink } from '../../src/domain/links/kibanaLink';
import { kibanaQueries } from '../../src/domain/links/lineSearch';
import { sentryLink } from '../../src/domain/links/sentryLink';
import { LossContext, lossesCsv, lossesMarkdown } from '../../src/domain/losses/lossExports';
import { findLosses } from '../../src/domain/losses/loss';
import { Report } from '../../src/domain/report';
import { lastError } from '../../src/domain/runs/listRuns';
import { runsCsv } from '../../src/domain/runs/runsCsv';
import { layoutRows } from '../../src/domain/timeline/layoutRows';
import { runsByType } from '../../src/domain/timeline/runsByType';
import { pictureSpan } from '../../src/domain/timeline/pictureSpan';
import { pxOf } from '../../src/domain/timeline/timeScale';
import { toVerdictJson } from '../../src/domain/verdictJson';
import { defaultSettings } from '../../src/settings/settings';
import { PAYLOAD_CANARY } from './hostileValues';

const { fields, kibana, sentry } = defaultSettings;
const OWN_HOST = 'https://kibana.example/';
const timeText = (ms: number): string => new Date(ms).toISOString();

/** Elements that our own Markdown makes; an image, a script, a style or a form is none of them. */
const ownElements = new Set('p ul ol li strong em code a input table thead tbody tr th td h2 h3 br hr'.split(' '));

function markdownProblems(name: string, text: string): string[] {
  const html = marked.parse(text, { async: false, gfm: true });
  const elements = [...html.matchAll(/<([a-z!][^\s>/]*)/gi)].map(([, element]) => element!.toLowerCase());
  const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address!);
  return [
    ...elements.filter((element) => !ownElements.has(element)).map((element) => `${name}: <${element}>`),
    ...addresses.filter((address) => !address.startsWith(OWN_HOST)).map((address) => `${name}: a link to ${address}`),
  ];
}

function csvProblems(name: string, text: string, rows: number): string[] {
  const table = parse<string[]>(text, { skipEmptyLines: true });
  const [head = [], ...body] = table.data;
  const formulas = body.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell));
  return [
    ...table.errors.map(({ message }) => `${name}: ${message}`),
    ...(body.length === rows ? [] : [`${name}: ${body.length} rows, not ${rows}`]),
    ...(body.every((row) => row.length === head.length) ? [] : [`${name}: rows of different lengths`]),
    ...formulas.map((cell) => `${name}: a formula: ${cell.slice(0, 40)}`),
  ];
}

function linkProblems({ runs, app }: Report): string[] {
  const context = { app, from: 'now-24h', to: 'now' };
  const links = runs.slice(0, 30).flatMap((run) => {
    const lineIds = run.attempts.flatMap((attempt) => attempt.lineIds);
    const atMs = run.attempts[0]?.startedAtMs ?? run.attempts[0]?.endedAtMs ?? 0;
    const span = { fromMs: atMs, toMs: atMs };
    const search = { app, appFields: fields.app, span, phrases: [run.jobType], lineIds };
    return [
      jobTypePath(run.jobType, context),
      runPath(run.key, atMs, context),
      kibanaLink(kibana, search),
      exploreLink({ uid: 'logs', type: 'elasticsearch' }, { ...context, queries: kibanaQueries(search), orgId: 1 }),
      sentryLink(sentry, span, lastError(run)?.type ?? null),
    ];
  });
  const isSound = (link: string): boolean =>
    link.length <= 8000 &&
    /^(?:https:\/\/(?:kibana\.logit|sentry)\.io|\/(?:a\/dfe-failedjobs-app|explore))[/?][^\s"<>`\\^{|}]*$/.test(link);
  return links.filter((link) => link !== null && !isSound(link)).map((link) => `a link: ${link!.slice(0, 200)}`);
}

function pictureProblems({ verdicts, runs, fromMs, toMs, nowMs }: Report): string[] {
  const scale = { ...pictureSpan({ fromMs, toMs }, nowMs, runs), widthPx: 900 };
  const rows = layoutRows(verdicts, runsByType(runs, nowMs), scale, nowMs, {
    foldAboveLanes: 4,
    opened: new Set(verdicts.slice(0, 2).map(({ jobType }) => jobType)),
    openLanes: 8,
    showSuccesses: true,
    density: 'roomy',
  });
  const places = rows.flatMap(({ topPx, heightPx, laid }) => [
    topPx,
    heightPx,
    ...laid.flatMap(({ marks }) => marks.flatMap((mark) => [pxOf(scale, mark.fromMs), pxOf(scale, mark.toMs)])),
  ]);
  return places.every(Number.isFinite) ? [] : ['the picture has a place that is no number'];
}

function textProblems(documents: readonly LogDocument[]): string[] {
  const texts = documents.flatMap(({ source }) => {
    try {
      return [JSON.stringify(source)];
    } catch {
      return [];
    }
  });
  const read = documentsOfText(texts.join('\n'));
  const { lines, recognised, unrecognised, others } = tallyLines(read, fields);
  const counted = [...recognised, ...unrecognised].reduce((sum, row) => sum + row.lines, others);
  proposeFields(null, read);
  return read.length === texts.length && lines === texts.length && counted === texts.length
    ? []
    : [`of ${texts.length} lines of a file ${read.length} are read and ${counted} counted`];
}

/** What is wrong with whatever can be made of a report, from the picture to the note; empty: nothing. */
export function writtenProblems(report: Report, documents: readonly LogDocument[]): string[] {
  const { runs, app, mayHideLoss } = report;
  const losses = findLosses(runs);
  const hrefOf = () => `${OWN_HOST}#x`;
  const lossContext: LossContext = { app, mayHideLoss, timeText, hrefOf };
  const json = JSON.stringify(toVerdictJson(report));
  const note = incidentNote(report, { timeText, hrefOf, links: [{ text: 'Failed Jobs', href: OWN_HOST }] });
  const [runTable, lossTable, lossText] = [
    runsCsv(runs),
    lossesCsv(losses, lossContext),
    lossesMarkdown(losses, lossContext),
  ];
  const all = [JSON.stringify(report), json, note, runTable, lossTable, lossText];
  return [
    ...(all.some((text) => text.includes(PAYLOAD_CANARY)) ? ['a payload is written out'] : []),
    ...markdownProblems('note', note),
    ...markdownProblems('losses', lossText),
    ...csvProblems('runs.csv', runTable, runs.length),
    ...csvProblems('losses.csv', lossTable, losses.length),
    ...linkProblems(report),
    ...pictureProblems(report),
    ...textProblems(documents),
  ];
}
