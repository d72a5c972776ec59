import { GrafanaTheme2 } from '@grafana/data';

/** One meaning's colour: `mark` for shapes (3 : 1 on the panel), `text` for words (4.5 : 1). */
export interface SignColour {
  mark: string;
  text: string;
}

/** The few meanings that have a colour. Never the only sign: each has a shape or a word too. */
export type Meaning =
  /** data lost, or a deadline of losing it; nothing else is red */
  | 'loss'
  /** failed, still being tried */
  | 'retry'
  | 'investigate'
  | 'good'
  | 'paused'
  /** not known, or given up with nothing lost */
  | 'muted';

const dark: Record<Meaning, SignColour> = {
  loss: { mark: '#f2495c', text: '#ff7383' },
  retry: { mark: '#ff9830', text: '#ffb357' },
  investigate: { mark: '#6e9fff', text: '#6e9fff' },
  good: { mark: '#73bf69', text: '#96d98d' },
  paused: { mark: '#b877d9', text: '#ca95e5' },
  muted: { mark: '#8e8e9c', text: '#a9a9b8' },
};

const light: Record<Meaning, SignColour> = {
  loss: { mark: '#d0193a', text: '#b8152f' },
  retry: { mark: '#c75000', text: '#a84300' },
  investigate: { mark: '#1f60c4', text: '#1f60c4' },
  good: { mark: '#2d8227', text: '#256f20' },
  paused: { mark: '#8f3bb8', text: '#7c2ea3' },
  muted: { mark: '#6b7078', text: '#5b6068' },
};

/** Colours by meaning for a theme; their contrast is tested for both. */
export function signColours(theme: GrafanaTheme2): Record<Meaning, SignColour> {
  return theme.isDark ? dark : light;
}
