import fc from 'fast-check';
import { readSettings } from './readSettings';
import { defaultSettings } from './settings';
import { changedSettings, draftProblems, valueAt, withValue } from './settingsDraft';

test('a value is found and replaced by its path; the rest stays', () => {
  const draft = withValue(defaultSettings, 'kibana.flavour', 'discover');
  expect(valueAt(draft, 'kibana.flavour')).toBe('discover');
  expect(draft).toEqual({ ...defaultSettings, kibana: { ...defaultSettings.kibana, flavour: 'discover' } });
  expect(valueAt(draft, 'kibana.flavour.more')).toBeUndefined();
  const listed = { jobTypes: [{ name: 'AJob' }, { name: 'BJob' }] };
  expect(valueAt(listed, 'jobTypes.1.name')).toBe('BJob');
  expect(withValue(listed, 'jobTypes.1.tell', 'Ada')).toEqual({
    jobTypes: [{ name: 'AJob' }, { name: 'BJob', tell: 'Ada' }],
  });
  expect(withValue({}, 'fields.message', 'msg')).toEqual({ fields: { message: 'msg' } });
});

test('what is wrong is told at its path', () => {
  const draft = withValue(
    withValue(defaultSettings, 'kibana.baseUrl', 'javascript:alert(1)'),
    'fields.message',
    'message.keyword'
  );
  expect([...draftProblems(draft)].sort()).toEqual([
    ['fields.message', 'must be the text itself, not its .keyword'],
    ['kibana.baseUrl', 'must be an http or https address'],
  ]);
  expect([...draftProblems(withValue(defaultSettings, 'fields.app', ['ok', 'not:ok']))]).toEqual([
    ['fields.app.1', 'must be the name of a field'],
  ]);
  expect(draftProblems(defaultSettings).size).toBe(0);
});

test('only what is not as by default is saved, and reads back as it was', () => {
  expect(changedSettings(defaultSettings)).toEqual({});
  const fields = { app: ['service'], message: 'message' };
  expect(changedSettings({ ...defaultSettings, fields })).toEqual({ fields: { app: ['service'] } });
  fc.assert(
    fc.property(
      fc.record({ dataSourceUid: fc.stringMatching(/^\w{0,8}$/), columns: fc.array(fc.constantFrom('a', 'b.c')) }),
      ({ dataSourceUid, columns }) => {
        const settings = { ...defaultSettings, dataSourceUid, kibana: { ...defaultSettings.kibana, columns } };
        expect(readSettings(changedSettings(settings))).toEqual({ settings, problems: [] });
      }
    )
  );
});
