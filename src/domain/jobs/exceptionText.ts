import { AttemptError, EarlyFailure } from './jobEvent';
import { JobCatalogue, apiCatalogue } from './jobCatalogue';
import { sharedText } from './texts';

const MAX_MESSAGE_LENGTH = 300;

// `System.InvalidOperationException: UpsertModelJob<PhoneCall> - Aborting (CRM integration paused).`
const ABORTING = /(?:^|[\s:"'])([A-Z]\w*Job(?:<"?[\w.]+"?>)?) - Aborting \(CRM/;
// `…PostgreSqlDistributedLockException: Could not place a lock on the resource 'hangfire_postgres:CrmSyncJob.RunAsync': Lock timeout.`
const LOCK_TIMEOUT = /Could not place a lock on the resource '(?:[^':]*:)?(\w+)(?:`\d+)?\.\w/;
// `System.ServiceModel.FaultException`1[Some.Detail]: text`, `System.Net.Sockets.SocketException (111): text`
const TYPE_AND_MESSAGE =
  /^([A-Za-z_][\w.+]{0,200}(?:Exception|Error|Fault)\w*(?:`\d+)?)(?:\[[^\]\s]*\])?(?: \(\w+\))?(?::|$)/;

// The job's object itself could not be made (the CRM's client was not ready): no job line, no frame of a job.
const NOT_BUILT = /\bat Hangfire\.\S*JobActivator\w*\.Resolve\(/;

/** What the exception under Hangfire's line tells of the job and of the error. */
export interface ExceptionFacts {
  /** Null: the text names no job. */
  jobType: string | null;
  earlyFailure: EarlyFailure;
  error: AttemptError;
}

/** Whether a document of the rendered shape is a line of an exception that an earlier document began. */
export function isExceptionContinuation(text: string): boolean {
  return /^\s+at |^\s*---|^ --->/.test(text) || TYPE_AND_MESSAGE.test(text);
}

function jobOfException(text: string, catalogue: JobCatalogue): { jobType: string | null; earlyFailure: EarlyFailure } {
  const aborting = (text.includes(' - Aborting (CRM') ? ABORTING.exec(text) : null)?.[1]?.replaceAll('"', '');
  if (aborting !== undefined && catalogue.info(aborting)) {
    return { jobType: aborting, earlyFailure: 'paused' };
  }
  const locked = (text.includes('Could not place a lock') ? LOCK_TIMEOUT.exec(text) : null)?.[1];
  if (locked !== undefined) {
    return { jobType: catalogue.typeOfClass(locked) ?? null, earlyFailure: 'lockTimeout' };
  }
  const className = catalogue.lines.jobFrame.exec(text)?.[1];
  const jobType = (className !== undefined && catalogue.typeOfClass(className)) || null;
  return { jobType, earlyFailure: jobType === null && NOT_BUILT.test(text) ? 'servicesNotBuilt' : null };
}

const shared = (text: string | undefined): string | null => (text === undefined ? null : sharedText(text));

/**
 * Reads an exception's text. Untrusted and possibly huge: only its first 20,000 characters are looked at.
 * Source: the API's stack traces, and Hangfire's and Hangfire.PostgreSql's messages.
 */
export function readException(fullText: string, catalogue = apiCatalogue): ExceptionFacts {
  const text = fullText.length > 20_000 ? fullText.slice(0, 20_000) : fullText;
  const lineEnd = text.search(/[\r\n]/);
  const firstLine = (lineEnd < 0 ? text : text.slice(0, lineEnd)).trim();
  return {
    ...jobOfException(text, catalogue),
    error: {
      type: shared(TYPE_AND_MESSAGE.exec(firstLine)?.[1]),
      message: sharedText(firstLine.slice(0, MAX_MESSAGE_LENGTH)),
      ownFrame: shared(catalogue.lines.ownFrame.exec(text)?.[1]?.trim()),
    },
  };
}
