import { useTheme2 } from '@grafana/ui';

interface Props {
  /** Read in full: a whole ring; else one with a piece missing. */
  full: boolean;
}

/** A ring: whole where everything was read, with a piece missing where not. */
export function CoverageSign({ full }: Props) {
  const { colors } = useTheme2();
  return (
    <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden style={{ flex: 'none' }}>
      <path
        d={full ? 'M6 1.8a4.2 4.2 0 1 0 .01 0Z' : 'M6 1.8a4.2 4.2 0 1 1-4.1 3.3'}
        fill="none"
        stroke={colors.text.primary}
        strokeWidth={2.4}
      />
    </svg>
  );
}
