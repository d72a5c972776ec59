/** A data frame as Grafana's back end sends it over HTTP. Times are ms since the epoch, with the rest in `nanos`. */
export interface WireFrame {
  schema: { name?: string; refId: string; meta?: Record<string, unknown>; fields: WireField[] };
  data: { values: unknown[][]; nanos?: Array<number[] | null> };
}

export interface WireField {
  name: string;
  type: 'time' | 'string' | 'number' | 'boolean' | 'other';
  typeInfo: { frame: string; nullable?: true };
  labels?: Record<string, string>;
  config?: Record<string, unknown>;
}

/** A field with its values; `nanos` only where a time has digits below the millisecond. */
export interface Column {
  field: WireField;
  values: unknown[];
  nanos?: number[];
}

interface FrameParts {
  refId: string;
  columns: Column[];
  name?: string;
  meta?: Record<string, unknown>;
}

export function wireFrame({ refId, columns, name, meta }: FrameParts): WireFrame {
  const frame: WireFrame = {
    schema: { ...(name ? { name } : {}), refId, ...(meta ? { meta } : {}), fields: columns.map(({ field }) => field) },
    data: { values: columns.map(({ values }) => values) },
  };
  if (columns.some(({ nanos }) => nanos)) {
    frame.data.nanos = columns.map(({ nanos }) => nanos ?? null);
  }
  return frame;
}
