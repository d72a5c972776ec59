import { useTheme2 } from '@grafana/ui';
import { levelWords, SignLevel } from './levelWords';
import { signColours } from './signColours';

interface Props {
  level: SignLevel;
  sizePx?: number;
  /** True where the level stands in words beside it. */
  decorative?: boolean;
}

/** The sign of a level. Seven shapes that tell apart without colour. */
export function LevelSign({ level, sizePx = 16, decorative = false }: Props) {
  const theme = useTheme2();
  const { name, meaning } = levelWords[level];
  const colour = signColours(theme)[meaning].mark;
  const accessible = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name };
  return (
    <svg width={sizePx} height={sizePx} viewBox="0 0 16 16" style={{ flex: 'none', display: 'block' }} {...accessible}>
      {!decorative && <title>{name}</title>}
      <Shape level={level} colour={colour} ground={theme.colors.background.primary} />
    </svg>
  );
}

interface ShapeProps {
  level: SignLevel;
  colour: string;
  /** Colour of what stands on a filled sign. */
  ground: string;
}

function Shape({ level, colour, ground }: ShapeProps) {
  const line = {
    fill: 'none',
    stroke: colour,
    strokeWidth: 1.6,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  } as const;
  const cut = { ...line, stroke: ground, strokeWidth: 1.8 } as const;
  switch (level) {
    case 'act':
      return (
        <>
          <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" fill={colour} />
          <path d="M8 4v4.4M8 11.6v.1" {...cut} />
        </>
      );
    case 'at-risk':
      return (
        <>
          <path d="M8 1 15.4 14.4H.6z" fill={colour} stroke={colour} strokeWidth={1} strokeLinejoin="round" />
          <path d="M8 6v4.2l2 1.6" {...cut} strokeWidth={1.5} />
        </>
      );
    case 'investigate':
      return (
        <>
          <rect x={0.8} y={0.8} width={14.4} height={14.4} rx={3} fill={colour} />
          <circle cx={7} cy={7} r={2.9} {...cut} strokeWidth={1.6} />
          <path d="m9.3 9.3 2.9 2.9" {...cut} />
        </>
      );
    case 'recovered':
      return (
        <>
          <circle cx={8} cy={8} r={6.7} {...line} />
          <path d="m5 8.3 2.1 2.1L11.2 6" {...line} />
        </>
      );
    case 'ok':
      return <path d="m2.6 8.6 3.6 3.6 7.2-8" {...line} strokeWidth={2} />;
    case 'unknown':
      return (
        <>
          <circle cx={8} cy={8} r={6.9} {...line} strokeWidth={1.4} strokeDasharray="2.4 1.95" strokeLinecap="butt" />
          <path d="M6.2 6.5a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.9.7-.9 1.3M8 11.7v.1" {...line} strokeWidth={1.5} />
        </>
      );
    case 'quiet':
      return <path d="M3.5 8h9" {...line} strokeWidth={2} />;
    default:
      return level satisfies never;
  }
}
