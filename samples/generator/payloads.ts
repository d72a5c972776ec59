import type { Random } from './random';

const REDACTED = '******';
const POLICY_ID = '5e1f0000-0000-4000-8000-0000000000a1';

const option = (random: Random) => random.integer(222750000, 222750004);
const write = (changed: string[], fields: Record<string, unknown>) =>
  JSON.stringify({ hasUpfrontId: false, changedPropertyNames: changed, ...fields });

/** A candidate as the API logs it: personal fields redacted, an id only when the CRM already knows the person. */
export function candidatePayload(
  random: Random,
  {
    acceptedAt,
    knownId,
    applyId,
    adviser,
  }: { acceptedAt: string; knownId?: string; applyId?: string; adviser?: boolean }
): string {
  const changed = [
    'Email',
    'FirstName',
    'LastName',
    'AddressPostcode',
    'PreferredTeachingSubjectId',
    'ConsiderationJourneyStageId',
    'PrivacyPolicy',
  ];
  return write(changed, {
    id: knownId,
    email: REDACTED,
    firstName: REDACTED,
    lastName: REDACTED,
    addressPostcode: REDACTED,
    preferredTeachingSubjectId: random.guid(),
    considerationJourneyStageId: option(random),
    ...(adviser && { addressTelephone: REDACTED, typeId: option(random), initialTeacherTrainingYearId: 222750013 }),
    ...(applyId && { applyId, applyStatusId: option(random), applyPhaseId: option(random) }),
    privacyPolicy: { acceptedPolicyId: POLICY_ID, acceptedAt },
  });
}

export function magicLinkPayload(random: Random, candidateId: string, expiresAt: string): string {
  return write(['MagicLinkToken', 'MagicLinkTokenExpiresAt', 'MagicLinkTokenStatusId'], {
    id: candidateId,
    magicLinkToken: random.hex(32),
    magicLinkTokenExpiresAt: expiresAt,
    magicLinkTokenStatusId: 222750001,
  });
}

export function applicationFormPayload(random: Random, candidateId: string): string {
  return write(['ApplyId', 'CandidateId', 'StatusId'], {
    applyId: String(random.integer(100000, 999999)),
    candidateId,
    statusId: option(random),
    phaseId: option(random),
    choices: [{ applyId: String(random.integer(100000, 999999)), statusId: option(random) }],
  });
}

export function channelsPayload(random: Random, candidateId: string, channels: number): string {
  const creation = () =>
    JSON.parse(
      write(['CreationChannel', 'CreationChannelSourceId'], {
        candidateId,
        creationChannel: true,
        creationChannelSourceId: option(random),
        creationChannelServiceId: option(random),
      })
    );
  return JSON.stringify(Array.from({ length: channels }, creation));
}

/** The child record T of `UpsertModelJob<T>`. */
export function modelPayload(
  random: Random,
  typeName: string,
  { candidateId, acceptedAt, slot }: { candidateId: string; acceptedAt: string; slot: string }
): string {
  return write(['CandidateId'], { candidateId, ...modelFields(random, typeName, acceptedAt, slot) });
}

function modelFields(random: Random, typeName: string, acceptedAt: string, slot: string): Record<string, unknown> {
  switch (typeName) {
    case 'CandidatePrivacyPolicy':
      return { acceptedPolicyId: POLICY_ID, consentReceivedById: 222750001, meanOfConsentId: 222750001, acceptedAt };
    case 'TeachingEventRegistration':
      return {
        eventId: random.guid(),
        channelId: option(random),
        isCancelled: false,
        registrationNotificationSeen: false,
      };
    case 'PhoneCall':
      return { channelId: option(random), scheduledAt: slot, telephone: REDACTED, isAppointment: true };
    case 'CandidateSchoolExperience':
      return {
        schoolUrn: String(random.integer(100000, 149999)),
        durationOfPlacementInDays: 5,
        status: option(random),
      };
    default:
      return { educationPhaseId: option(random), subjectTaughtId: random.guid() };
  }
}
