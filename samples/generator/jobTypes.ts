import type { JobType } from './jobType';

type Traits = Partial<JobType> & Pick<JobType, 'name' | 'medianMs' | 'sigma' | 'frames'>;

const define = (traits: Traits): JobType => ({
  className: traits.name,
  runbookClass: 'unlisted',
  countsAttempts: false,
  whenPaused: 'aborts',
  crm: 'writes',
  retried: true,
  ...traits,
});

const SAVE = ['Services.CrmService.Save(BaseModel model)', 'Services/CrmService.cs', 402] as const;

const upsertModel = (typeName: string): JobType =>
  define({
    name: `UpsertModelJob<${typeName}>`,
    className: 'UpsertModelWithCandidateIdJob',
    typeName,
    countsAttempts: true,
    lastMail: 'SignUpPartiallyFailedEmail',
    lastReadsCrm: true,
    medianMs: 260,
    sigma: 0.35,
    // .NET prints generic classes with their arity only: T is not in the stack trace.
    frames: [
      SAVE,
      [
        'Jobs.UpsertModelWithCandidateIdJob`1.Run(String json, PerformContext context)',
        'Jobs/UpsertModelWithCandidateIdJob.cs',
        66,
      ],
    ],
  });

const JOB_TYPES: readonly JobType[] = [
  define({
    name: 'CrmSyncJob',
    crm: 'reads',
    runbookClass: 'sync',
    whenPaused: 'skips',
    lockWaitMs: 60_000,
    medianMs: 7_800,
    sigma: 0.18,
    frames: [
      ['Services.CrmService.GetTeachingEventBuildings()', 'Services/CrmService.cs', 361],
      ['Services.Store.SyncAsync()', 'Services/Store.cs', 67],
      ['Jobs.CrmSyncJob.RunAsync()', 'Jobs/CrmSyncJob.cs', 45],
    ],
  }),
  define({
    name: 'LocationSyncJob',
    runbookClass: 'sync',
    whenPaused: 'runs',
    crm: 'none',
    medianMs: 620_000,
    sigma: 0.03,
    frames: [['Jobs.LocationSyncJob.RunAsync(String ukPostcodeCsvUrl)', 'Jobs/LocationSyncJob.cs', 58]],
  }),
  define({
    name: 'MagicLinkTokenGenerationJob',
    crm: 'reads',
    whenPaused: 'skips',
    lockWaitMs: 60_000,
    medianMs: 950,
    sigma: 0.3,
    frames: [
      ['Services.CrmService.GetCandidatesPendingMagicLinkTokenGeneration(Int32 limit)', 'Services/CrmService.cs', 274],
      ['Jobs.MagicLinkTokenGenerationJob.Run()', 'Jobs/MagicLinkTokenGenerationJob.cs', 53],
    ],
  }),
  define({
    name: 'ApplySyncJob',
    whenPaused: 'runs',
    crm: 'none',
    lockWaitMs: 5_000,
    medianMs: 950,
    sigma: 0.35,
    frames: [['Jobs.ApplySyncJob.RunAsync()', 'Jobs/ApplySyncJob.cs', 48]],
  }),
  define({
    name: 'ApplyCandidateSyncJob',
    crm: 'reads',
    medianMs: 280,
    sigma: 0.35,
    frames: [
      ['Services.CrmService.MatchCandidate(String email, String applyId)', 'Services/CrmService.cs', 222],
      ['Jobs.ApplyCandidateSyncJob.Run(Candidate applyCandidate)', 'Jobs/ApplyCandidateSyncJob.cs', 42],
    ],
  }),
  define({
    name: 'ApplyBackfillJob',
    whenPaused: 'runs',
    crm: 'none',
    lockWaitMs: 3_600_000,
    retried: false,
    medianMs: 9_000,
    sigma: 0.2,
    frames: [
      [
        'Jobs.ApplyBackfillJob.RunAsync(DateTime updatedSince, Int32 startPage, IEnumerable`1 candidateIds)',
        'Jobs/ApplyBackfillJob.cs',
        51,
      ],
    ],
  }),
  define({
    name: 'UpsertCandidateJob',
    runbookClass: 'candidate',
    countsAttempts: true,
    lastMail: 'CandidateRegistrationFailedEmail',
    medianMs: 560,
    sigma: 0.35,
    frames: [
      SAVE,
      ['Services.CandidateUpserter.Upsert(Candidate candidate)', 'Services/CandidateUpserter.cs', 46],
      ['Jobs.UpsertCandidateJob.Run(String json, PerformContext context)', 'Jobs/UpsertCandidateJob.cs', 76],
    ],
  }),
  upsertModel('CandidatePrivacyPolicy'),
  upsertModel('TeachingEventRegistration'),
  upsertModel('PhoneCall'),
  upsertModel('CandidatePastTeachingPosition'),
  upsertModel('CandidateSchoolExperience'),
  define({
    name: 'UpsertApplicationFormJob',
    countsAttempts: true,
    medianMs: 700,
    sigma: 0.4,
    frames: [
      SAVE,
      [
        'Jobs.UpsertApplicationFormJob.Run(String json, PerformContext context)',
        'Jobs/UpsertApplicationFormJob.cs',
        61,
      ],
    ],
  }),
  define({
    name: 'UpsertContactCreationChannelsJob',
    countsAttempts: true,
    lastMail: 'SignUpPartiallyFailedEmail',
    lastReadsCrm: true,
    medianMs: 400,
    sigma: 0.4,
    frames: [
      ['Services.CrmService.GetCandidateContactCreations(Guid candidateId)', 'Services/CrmService.cs', 211],
      [
        'Jobs.UpsertContactCreationChannelsJob.Run(Guid candidateId, String json, PerformContext context)',
        'Jobs/UpsertContactCreationChannelsJob.cs',
        75,
      ],
    ],
  }),
  define({
    name: 'ClaimCallbackBookingSlotJob',
    countsAttempts: true,
    medianMs: 275,
    sigma: 0.35,
    frames: [
      ['Services.CrmService.GetCallbackBookingQuota(DateTime scheduledAt)', 'Services/CrmService.cs', 299],
      [
        'Jobs.ClaimCallbackBookingSlotJob.Run(DateTime scheduledAt, PerformContext context)',
        'Jobs/ClaimCallbackBookingSlotJob.cs',
        54,
      ],
    ],
  }),
];

const byName = new Map(JOB_TYPES.map((type) => [type.name, type]));

/** The job type with this log name. @throws when the catalogue does not hold it. */
export function jobType(name: string): JobType {
  const type = byName.get(name);
  if (!type) {
    throw new Error(`unknown job type: ${name}`);
  }
  return type;
}
