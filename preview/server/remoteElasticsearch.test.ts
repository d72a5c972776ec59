import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { remoteElasticsearch } from './remoteElasticsearch';

let server: Server;
let seen: Array<Record<string, unknown>>;
let host: string;

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method, url, headers } = request;
      seen.push({ method, url, body, type: headers['content-type'], authorization: headers.authorization });
      response.writeHead(429, { 'content-type': 'application/json' }).end('{"busy":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

test('a search is posted as Grafana posts it; status and body come back as they are', async () => {
  const answer = await remoteElasticsearch(`http://${host}/`).search('{}\n{}\n');
  expect(answer).toEqual({ status: 429, body: '{"busy":true}' });
  expect(seen).toEqual([
    {
      method: 'POST',
      url: '/_msearch?max_concurrent_shard_requests=5',
      body: '{}\n{}\n',
      type: 'application/x-ndjson',
      authorization: undefined,
    },
  ]);
});

test('look-ups keep a path before them, ask for all fields, and carry the user of the address', async () => {
  const engine = remoteElasticsearch(`http://me:a%40b@${host}/es`);
  await engine.lookUp('filebeat-*/_field_caps');
  await engine.lookUp('_mapping');
  await engine.lookUp('');
  expect(seen.map(({ url }) => url)).toEqual(['/es/filebeat-*/_field_caps?fields=*', '/es/_mapping', '/es/']);
  expect(seen[0]?.authorization).toBe(`Basic ${Buffer.from('me:a@b').toString('base64')}`);
});

test('a server that is not there is said with its cause', async () => {
  await new Promise((resolve) => server.close(resolve));
  await expect(remoteElasticsearch(`http://${host}`).search('')).rejects.toThrow(/ECONNREFUSED/);
});
