import { DataFrame, VisualizationSuggestionScore } from '@grafana/data';
import { readDocuments } from '../data/readDocuments';
import { apiCatalogue } from '../domain/jobs/jobCatalogue';
import { messageRenamer } from '../domain/jobs/logDocument';
import { parseDocument } from '../domain/jobs/parseDocument';
import { LogFields, defaultLogFields } from '../domain/links/logFields';

/**
 * What Grafana offers a person whose query returned job log lines: this panel, as the best way to look at them. Any other
 * data leave it unnamed.
 */
export function suggestTimeline(
  { rawFrames = [] }: { rawFrames?: DataFrame[] },
  { message }: Pick<LogFields, 'message'> = defaultLogFields
) {
  const named = messageRenamer(message);
  const holdsJobLines = rawFrames.some((frame) =>
    readDocuments(frame, message)?.documents.some((line) => parseDocument(named(line), apiCatalogue).is === 'event')
  );
  return holdsJobLines
    ? [
        {
          name: 'Job timeline',
          description: 'When each job type failed, was retried, recovered or was lost, and what to do.',
          score: VisualizationSuggestionScore.Best,
        },
      ]
    : [];
}
