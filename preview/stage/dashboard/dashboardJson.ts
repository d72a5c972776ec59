import type { AnnotationQuery, DataSourceRef, FieldConfigSource } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

/** The parts of a classic dashboard's JSON that the stage shows. */
export interface DashboardJson {
  uid: string;
  title: string;
  description?: string;
  time: { from: string; to: string };
  timezone?: string;
  refresh?: string;
  panels: PanelJson[];
  templating: { list: VariableJson[] };
  annotations: { list: AnnotationQuery[] };
}

export interface PanelJson {
  id: number;
  type: string;
  title: string;
  description?: string;
  gridPos: { x: number; y: number; w: number; h: number };
  datasource?: DataSourceRef | null;
  targets?: DataQuery[];
  options?: object;
  fieldConfig?: FieldConfigSource;
  maxDataPoints?: number;
  transparent?: boolean;
}

export interface VariableJson {
  type: string;
  name: string;
  label?: string;
  description?: string;
  hide?: number;
  datasource: DataSourceRef;
  query: string;
  refresh?: number;
  sort?: number;
  regex?: string;
  includeAll?: boolean;
  multi?: boolean;
  current?: { text: string; value: string };
}
