import { PatternKind } from '../../domain/jobs/linePattern';
import { LineListSetting } from './settingFields';

const kinds: ReadonlyArray<{ kind: PatternKind; label: string; placeholder: string }> = [
  {
    kind: 'started',
    label: 'Lines that say that an attempt begins',
    placeholder: 'Task {job} begins as job {jobId}, try {attempt}',
  },
  { kind: 'succeeded', label: 'Lines that say that it ended well', placeholder: 'Task {job} is done as job {jobId}' },
  {
    kind: 'failed',
    label: 'Lines that say that it failed, beside Hangfire’s own',
    placeholder: 'Task {job} broke as job {jobId}',
  },
  {
    kind: 'deleted',
    label: 'Lines that say that the job gave up by itself',
    placeholder: 'Task {job} is abandoned as job {jobId}',
  },
];

/** The service's own texts, where its lines are not `<Job> - Started` and the like. */
export function LinePatterns() {
  return (
    <>
      {kinds.map(({ kind, label, placeholder }) => (
        <LineListSetting
          key={kind}
          path={`linePatterns.${kind}`}
          label={label}
          description="How they begin, one a line. Groups: {job}, {attempt} from 1 or {retry} from 0, {jobId} of Hangfire."
          placeholder={placeholder}
        />
      ))}
    </>
  );
}
