import { remembered, sharedText } from './texts';

const counting = () => {
  const asked: string[] = [];
  const length = remembered((text) => {
    asked.push(text);
    return text.length;
  });
  return { asked, length };
};

test('what was answered once is remembered, text by text', () => {
  const { asked, length } = counting();
  expect(['ab', 'abc', 'ab', 'abc'].map(length)).toEqual([2, 3, 2, 3]);
  expect(asked).toEqual(['ab', 'abc']);
});

test('“nothing” is an answer too', () => {
  let times = 0;
  const nothing = remembered(() => {
    times++;
    return null;
  });
  expect([nothing('a'), nothing('a')]).toEqual([null, null]);
  expect(times).toBe(1);
});

test('neither many texts nor long ones pile up, and all get their answer', () => {
  const { asked, length } = counting();
  const long = 'x'.repeat(301);
  for (const text of [long, long]) {
    expect(length(text)).toBe(301);
  }
  expect(asked).toHaveLength(2);
  const many = Array.from({ length: 1500 }, (_, index) => `text ${index}`);
  expect([...many, ...many].map(length)).toEqual([...many, ...many].map((text) => text.length));
  expect(asked.length - 2).toBe(2000);
});

test('a shared text is the text', () => {
  expect(['CrmSyncJob', '', 'CrmSyncJob'].map(sharedText)).toEqual(['CrmSyncJob', '', 'CrmSyncJob']);
});
