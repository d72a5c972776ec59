import { TimeSpan } from '../coverage';

/** A deployment, or whatever else a dashboard marks in time. Untrusted text. */
export interface Annotation extends TimeSpan {
  title: string;
  text: string;
  /** As the dashboard names it; '' for none. */
  colour: string;
}
