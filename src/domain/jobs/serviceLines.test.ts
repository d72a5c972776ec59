import { linePattern } from './linePattern';
import { serviceLines, simpleName } from './serviceLines';

const types = [
  { name: 'send-ticket', className: 'TicketSender' },
  { name: 'close.tills', className: 'TillClosing' },
];
const begins = linePattern('started', 'Task {job} begins');
const broke = linePattern('failed', 'Task {job} broke down');
const gone = linePattern('deleted', 'Task {job} is abandoned');

const linesOf = () => serviceLines(types, [begins, broke, gone], false);

test.each([
  ['Acme.Jobs.Mailer', 'Mailer'],
  ['Acme.Jobs.Mailer`1', 'Mailer'],
  ['Acme.Jobs+Mailer', 'Mailer'],
  ['Mailer', 'Mailer'],
  ['', ''],
])('%s is the class %s', (fullName, className) => {
  expect(simpleName(fullName)).toBe(className);
});

test.each([
  ['send-ticket - Started', ['send-ticket', 'Started']],
  ['close.tills - Deleted\nfor good', ['close.tills', 'Deleted\nfor good']],
  ['SendLetterJob - Started', ['SendLetterJob', 'Started']],
  ['SendLetterJob<Postcard> - Started', ['SendLetterJob<Postcard>', 'Started']],
  ['closeXtills - Started', undefined],
  ['resend-ticket - Started', undefined],
  ['refund - Started', undefined],
])('%s is a line of %j', (text, parts) => {
  expect(linesOf().jobLine.exec(text)?.slice(1)).toEqual(parts);
});

test.each([
  ['   at TicketOffice.Tasks.TicketSender.Run()', 'TicketSender'],
  ['   at TicketOffice.Tasks.TicketSender`1[T].Run()', 'TicketSender'],
  ['   at TicketOffice.Tasks.TillClosing+<Close>d__3.MoveNext()', 'TillClosing'],
  ['   at TillClosing.Run()', 'TillClosing'],
  ['   at TicketOffice.Tasks.OldTicketSender.Run()', undefined],
  ['   at TicketOffice.Tasks.TicketSenders.Run()', undefined],
])('the frame %s is that of %s', (frame, className) => {
  expect(linesOf().jobFrame.exec(frame)?.[1]).toBe(className);
});

test.each([
  ['   at TicketOffice.Bank.Pay(Money sum)', 'TicketOffice.Bank.Pay'],
  ['   at System.String.Join()\n   at TicketOffice.Bank.Pay()', 'TicketOffice.Bank.Pay'],
  ['   at lambda_method12(Closure)\n   at Npgsql.Reader.Read()\n   at Hangfire.Job.Run()', undefined],
])('frames of its own code: %j', (frames, own) => {
  expect(linesOf().ownFrame.exec(frames)?.[1]).toBe(own);
});

describe('without types and patterns', () => {
  const none = serviceLines([], [], false);

  test('lines of the form <Job> - Started are all that is found', () => {
    expect(none.jobLine.test('SendLetterJob - Started')).toBe(true);
    expect(none.jobLine.test(' - Started')).toBe(false);
    expect(none.jobFrame.test('   at A.B.Run()')).toBe(false);
    expect(none).toMatchObject({ isApi: false, patterns: [], failureWords: [], beginsWithText: true });
  });
});

test('each line about a job has one of the words', () => {
  expect(linesOf().words).toEqual(
    expect.arrayContaining(['Job', 'job', 'Hangfire', 'ticket', 'close', 'begins', 'broke'])
  );
  expect(linesOf().words).not.toContain('');
});

test('each line about a failure has the words of a pattern for failures', () => {
  expect(linesOf().failureWords).toEqual(['broke down', 'is abandoned']);
});

test('a pattern that begins with a group may find a template that begins with a property', () => {
  expect(linesOf().beginsWithText).toBe(true);
  expect(serviceLines(types, [begins, linePattern('started', '{job} begins')], false).beginsWithText).toBe(false);
});

test('jobs’ lines are written by their classes; those of the API by its namespace too', () => {
  expect(linesOf().isJobLogger('TicketOffice.Tasks.TicketSender')).toBe(true);
  expect(linesOf().isJobLogger('TicketOffice.Web.Tills')).toBe(false);
  expect(linesOf().isJobLogger('GetIntoTeachingApi.Jobs.CrmSyncJob')).toBe(false);
  const api = serviceLines(types, [], true);
  expect(api.isJobLogger('GetIntoTeachingApi.Jobs.CrmSyncJob')).toBe(true);
  expect(api.isJobLogger('GetIntoTeachingApi.Web.CrmSyncJob')).toBe(false);
  expect(api.isJobLogger('TicketOffice.Tasks.TicketSender')).toBe(true);
  expect(api.ownFrame.exec('   at GetIntoTeachingApi.Services.Crm.Save()')?.[1]).toBe(
    'GetIntoTeachingApi.Services.Crm.Save'
  );
  expect(api.ownFrame.test('   at TicketOffice.Bank.Pay()')).toBe(false);
});
