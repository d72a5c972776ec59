import { webAddress } from './webAddress';

test.each([
  ['https://kibana.logit.io', 'https://kibana.logit.io'],
  ['  https://kibana.logit.io/ ', 'https://kibana.logit.io'],
  ['http://localhost:5601/kibana//', 'http://localhost:5601/kibana'],
  ['https://host_1.example/_dashboards', 'https://host_1.example/_dashboards'],
  ['http://[::1]:9200/x', 'http://[::1]:9200/x'],
  ['HTTPS://EXAMPLE.ORG', 'HTTPS://EXAMPLE.ORG'],
  ['http://k', 'http://k'],
])('%j is a base to build on', (text, base) => {
  expect(webAddress(text)).toBe(base);
});

test.each([
  '',
  'kibana.logit.io',
  '//kibana.logit.io',
  'javascript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'data:text/html,x',
  'ftp://example.org',
  'https://',
  'https:///path',
  'https://-example.org-',
  'https://somebody:secret@example.org',
  'https://example.org/?q=1',
  'https://example.org/#x',
  'https://example.org/a b',
  'https://example.org\\@evil.example',
  'https://example.org/"onmouseover=x',
  'https://example.org\nhttps://evil.example',
])('%j is not', (text) => {
  expect(webAddress(text)).toBeNull();
});
