import { TestEnvironment } from 'jest-environment-jsdom';

/** A page, as Grafana's packages expect one, whose code can ask a server: jsdom itself has no `fetch`. */
export default class PageWithNetwork extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.fetch = fetch;
  }
}
