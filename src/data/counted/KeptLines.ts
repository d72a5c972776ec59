import { LogDocument } from '../../domain/jobs/logDocument';
import { ReadLine } from './lineSlice';

/** The lines of a counted range that are kept, each once. */
export class KeptLines {
  private readonly byId = new Map<string, ReadLine>();

  keep(lines: Iterable<ReadLine>): void {
    for (const line of lines) {
      this.byId.set(line.document.id, line);
    }
  }

  has({ document }: ReadLine): boolean {
    return this.byId.has(document.id);
  }

  all(): ReadLine[] {
    return [...this.byId.values()];
  }

  documents(): LogDocument[] {
    return this.all().map(({ document }) => document);
  }
}
