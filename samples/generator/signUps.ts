import type { Clock } from './clock';
import type { Iso } from './followUps';
import type { Hangfire } from './hangfire';
import type { Instance } from './instance';
import { jobType } from './jobTypes';
import type { LogEvent } from './logEvent';
import { candidatePayload } from './payloads';
import { HOUR_MS, type Plan } from './plan';
import type { Random } from './random';
import { httpLine } from './webLines';

interface Journey {
  share: number;
  path: string;
  adviser?: boolean;
  followUps: readonly string[];
}

const ADVISER_PATH = '/api/teacher_training_adviser/candidates';
const CHANNELS = 'UpsertContactCreationChannelsJob';
const POLICY = 'UpsertModelJob<CandidatePrivacyPolicy>';
const CALL = ['UpsertModelJob<PhoneCall>', 'ClaimCallbackBookingSlotJob'];
const EVENT = 'UpsertModelJob<TeachingEventRegistration>';
const POSITION = 'UpsertModelJob<CandidatePastTeachingPosition>';
const EXPERIENCE = 'UpsertModelJob<CandidateSchoolExperience>';

const JOURNEYS: readonly Journey[] = [
  { share: 0.46, path: '/api/mailing_list/members', followUps: [POLICY, CHANNELS] },
  { share: 0.26, path: '/api/teaching_events/attendees', followUps: [EVENT, POLICY, CHANNELS] },
  { share: 0.09, path: ADVISER_PATH, adviser: true, followUps: [POLICY, ...CALL, CHANNELS] },
  { share: 0.05, path: ADVISER_PATH, adviser: true, followUps: [POLICY, POSITION, CHANNELS] },
  { share: 0.08, path: '/api/get_into_teaching/callbacks', followUps: [...CALL, CHANNELS] },
  { share: 0.06, path: '/api/schools_experience/candidates', followUps: [EXPERIENCE, CHANNELS] },
];

/** How busy the hours of a day are (UTC), as multiples of the average hour. */
const BUSY = [
  0.3, 0.15, 0.1, 0.1, 0.1, 0.2, 0.4, 0.8, 1.2, 1.4, 1.5, 1.5, 1.6, 1.5, 1.5, 1.6, 1.6, 1.5, 1.4, 1.5, 1.5, 1.3, 0.9,
  0.5,
];
const BUSIEST = Math.max(...BUSY);

const DOUBLE_SUBMITS = 0.01;

/** People who sign up on the web, now and then twice, and the sign-ups that the CRM will refuse. */
export class SignUps {
  constructor(
    private readonly hangfire: Hangfire,
    private readonly clock: Clock,
    private readonly plan: Plan,
    private readonly random: Random,
    private readonly iso: Iso,
    private readonly log: (event: LogEvent) => void
  ) {}

  schedule(): void {
    this.plan.doomedSignUpsMs.forEach((atMs) => this.clock.at(atMs, () => this.signUp(true)));
    this.scheduleNext();
  }

  /** Arrivals at the busiest hour's rate, of which quieter hours let some pass. */
  private scheduleNext(): void {
    const meanMs = (24 * HOUR_MS) / (this.plan.signUpsPerDay * BUSIEST);
    if (!Number.isFinite(meanMs)) {
      return;
    }
    this.clock.after(this.random.exponential(meanMs), () => {
      const hour = Number(this.iso(this.clock.nowMs).slice(11, 13));
      if (this.random.chance(BUSY[hour]! / BUSIEST)) {
        this.signUp(false);
      }
      this.scheduleNext();
    });
  }

  private signUp(doomed: boolean): void {
    const { random } = this;
    const journey = doomed ? JOURNEYS[0]! : this.pickJourney();
    const entityId = random.guid();
    const knownId = random.chance(0.3) ? entityId : undefined;
    const submissionKey = random.hex(16);
    this.submit(journey, entityId, knownId, submissionKey, doomed);
    if (!doomed && random.chance(DOUBLE_SUBMITS)) {
      this.clock.after(random.between(200, 2500), () =>
        this.submit(journey, knownId ?? random.guid(), knownId, submissionKey, false)
      );
    }
  }

  private submit(
    journey: Journey,
    entityId: string,
    knownId: string | undefined,
    submissionKey: string,
    doomed: boolean
  ): void {
    const { random, clock } = this;
    const by = this.hangfire.anyInstance();
    if (!by) {
      return;
    }
    const correlationId = `CID-${random.guid()}`;
    this.logRequest(journey, correlationId, by);
    const acceptedAt = this.iso(clock.nowMs);
    const job = {
      type: jobType('UpsertCandidateJob'),
      entityId,
      correlationId,
      payload: candidatePayload(random, { acceptedAt, knownId, adviser: journey.adviser }),
      submissionKey,
      hasEmail: true,
      followUps: journey.followUps,
      doomed,
    };
    this.hangfire.enqueue(job, by);
  }

  private logRequest(
    { path, adviser }: Journey,
    correlationId: string,
    { index: instance, generation }: Instance
  ): void {
    const at = { atMs: this.clock.nowMs, instance, generation };
    if (adviser) {
      const client = 'TeacherTrainingAdviser - CandidatesController - Sign Up - {Client}';
      const source = 'GetIntoTeachingApi.Controllers.TeacherTrainingAdviser.CandidatesController';
      this.log({ ...at, source, template: client, properties: { Client: 'Get Into Teaching' } });
    }
    this.log(httpLine(this.random, { method: 'POST', path, correlationId }, { ...at, atMs: at.atMs + 0.1 }));
  }

  private pickJourney(): Journey {
    let left = this.random.unit();
    return JOURNEYS.find(({ share }) => (left -= share) < 0) ?? JOURNEYS[0]!;
  }
}
