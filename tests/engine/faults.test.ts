import { describeWithEngine, engineUrl, fillEngine, limitBuckets, send } from './engine';
import { quietDay, quietRange, readQuietDay } from './quietDay';

/** What only a real search engine can get wrong: indices that do not go together. */

describeWithEngine('a day without a failure', () => {
  const read = (index?: string) => readQuietDay(engineUrl, index);

  /** An index beside the day's, with one line in it. */
  async function addIndex(properties: object, line: object): Promise<void> {
    await send('PUT', 'filebeat-other', JSON.stringify({ mappings: { properties } }));
    await send('POST', 'filebeat-other/_doc?refresh=true', JSON.stringify(line));
  }

  beforeAll(() => fillEngine(quietDay.documents), 60_000);
  afterEach(() => send('DELETE', 'filebeat-other*'));

  const time = new Date(quietRange.fromMs + 3_600_000).toISOString();
  const line = { '@timestamp': time, message: 'x', cf: { app: quietDay.truth.meta.app } };

  test('it is well', async () => {
    expect(await read()).toEqual({ level: 'ok', said: '' });
  });

  test('an index without any of the fields changes nothing', async () => {
    await addIndex({}, { when: time });
    expect(await read()).toEqual({ level: 'ok', said: '' });
  });

  test.each(['text', 'boolean'])(
    'an index whose time is %s: its part fails, and no all-clear is given',
    async (type) => {
      await addIndex({ '@timestamp': { type } }, {});
      const { level, said } = await read();
      expect({ level, said }).toEqual({ level: 'unknown', said: expect.stringMatching(/1 of 2 parts of the index/) });
    }
  );

  test.each([
    ['message', 'a number', { message: { type: 'long' } }, { ...line, message: 5 }],
    ['message', 'a keyword', { message: { type: 'keyword' } }, line],
    ['@mt', 'a keyword', { '@mt': { type: 'keyword' } }, { ...line, message: undefined, '@mt': 'x' }],
  ])('an index whose %s is %s cannot be searched for words', async (field, _kind, properties, other) => {
    await addIndex(properties, other);
    const { level, said } = await read();
    expect(level).toBe('unknown');
    expect(said).toContain(`“${field}” as a kind of field that cannot be searched`);
  });

  test.each([
    ['a text that is not indexed', { type: 'text', index: false }],
    ['not indexed at all', { type: 'object', enabled: false }],
    ['a keyword that is not indexed', { type: 'keyword', index: false }],
    ['a keyword without a column', { type: 'keyword', doc_values: false }],
    ['a keyword without either', { type: 'keyword', index: false, doc_values: false }],
    ['a wildcard', { type: 'wildcard' }],
  ])('an index whose message is %s: no all-clear', async (_kind, message) => {
    await addIndex({ message }, line);
    const { level, said } = await read();
    expect(level).toBe('unknown');
    expect(said).toMatch(/no text of theirs can be searched|cannot be searched for words|did not answer/);
  });

  test('a keyword beside the message, or another app’s, matters to nobody', async () => {
    const other = { ...line, message: 'x', cf: { app: 'other' } };
    await addIndex({ message: { type: 'keyword' }, '@mt': { type: 'keyword' } }, other);
    await send('PUT', 'filebeat-other-2', JSON.stringify({ mappings: { properties: { '@mt': { type: 'keyword' } } } }));
    await send('POST', 'filebeat-other-2/_doc?refresh=true', JSON.stringify({ ...line, '@mt': 'x' }));
    expect(await read()).toEqual({ level: 'ok', said: '' });
  });

  describe('fewer steps than a count has', () => {
    afterEach(() => limitBuckets(null));

    test('the count takes wider ones, and it is well', async () => {
      await limitBuckets(20);
      expect(await read()).toEqual({ level: 'ok', said: '' });
    });

    test('even the widest are too many: that is said, with the way out', async () => {
      await limitBuckets(5);
      const { level, said } = await read();
      expect({ level, said }).toEqual({ level: 'unknown', said: expect.stringMatching(/count .* failed.*too many/) });
      expect(said).toMatch(/raise search\.max_buckets/);
    });
  });

  test('an index that is not there', async () => {
    expect(await read('nothing-*')).toEqual({ level: 'unknown', said: expect.stringMatching(/No index is named/) });
  });
});
