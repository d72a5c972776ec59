/** What the preview says of itself; the stage shows it above the page. */
export interface PreviewInfo {
  /** What is shown, in a few words: the sample's or the file's name, or the cluster's address. */
  title: string;
  /** The stage's clock starts here (ms since the epoch, UTC); null: the real time. */
  nowMs: number | null;
  /** First time of the logs (ms since the epoch, UTC); null: not known, the dashboard's own range stands. */
  fromMs: number | null;
}

/** One entry of the navigation. */
export interface NavLink {
  text: string;
  url: string;
  icon?: string;
  children?: NavLink[];
}

/** What the server hands to the stage with the page; settings, user and navTree have Grafana's names and shapes. */
export interface BootData {
  settings: Record<string, unknown>;
  user: Record<string, unknown>;
  navTree: NavLink[];
  preview: PreviewInfo;
}
