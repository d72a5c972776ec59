import type { LogDocument } from '../../preview/server/logStore/logIndex';
import { FlowReader, logFlow } from './logFlow';
import type { SampleDay } from './sampleDay';
import { SampleIndex } from './sampleIndex';

/** Fills a search engine with a sample day that ends now, and goes on with lines as their time comes. */
export class Seeder {
  private readonly reader: FlowReader;
  private readonly index: SampleIndex;
  private due: LogDocument[] = [];

  constructor(url: string, day: SampleDay, nowMs: number) {
    this.index = new SampleIndex(url);
    this.reader = new FlowReader(logFlow(day, nowMs));
  }

  clear(): Promise<void> {
    return this.index.clear();
  }

  /**
   * Writes what is due at a moment (ms, UTC). What could not be written is tried again the next time.
   * @returns how many lines
   */
  async writeUntil(nowMs: number): Promise<number> {
    this.due.push(...this.reader.takeUntil(nowMs));
    await this.index.add(this.due);
    const written = this.due.length;
    this.due = [];
    return written;
  }
}
