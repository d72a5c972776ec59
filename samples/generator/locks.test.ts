import { Clock } from './clock';
import { Locks } from './locks';

const [first, second, third] = [{}, {}, {}];

function lockedBy(owner: object) {
  const clock = new Clock(0);
  const locks = new Locks(clock);
  const log: string[] = [];
  const note = (text: string) => () => log.push(`${text} at ${clock.nowMs}`);
  locks.acquire('CrmSyncJob', owner, 60_000, note('first'), note('first timed out'));
  return { clock, locks, log, note };
}

test('a free lock is granted at once, a held one when it is released, in order', () => {
  const { clock, locks, log, note } = lockedBy(first!);
  locks.acquire('CrmSyncJob', second!, 60_000, note('second'), note('second timed out'));
  locks.acquire('CrmSyncJob', third!, 60_000, note('third'), note('third timed out'));
  locks.acquire('ApplySyncJob', third!, 5_000, note('other type'), note('other type timed out'));
  clock.at(8_000, () => locks.release('CrmSyncJob', first!));
  clock.at(16_000, () => locks.release('CrmSyncJob', second!));
  clock.runUntil(120_000);
  expect(log).toEqual(['first at 0', 'other type at 0', 'second at 8020', 'third at 16020']);
});

test('the lock of a dead process keeps others out for ten minutes', () => {
  const { clock, locks, log, note } = lockedBy(first!);
  locks.abandon('CrmSyncJob', first!);
  locks.acquire('CrmSyncJob', second!, 60_000, note('second'), note('second timed out'));
  clock.at(570_000, () => locks.acquire('CrmSyncJob', third!, 60_000, note('third'), note('third timed out')));
  clock.runUntil(1_000_000);
  expect(log).toEqual(['first at 0', 'second timed out at 60000', 'third at 600020']);
});
