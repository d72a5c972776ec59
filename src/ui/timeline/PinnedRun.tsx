import { TimeSpan } from '../../domain/coverage';
import { Run } from '../../domain/jobs/run';
import { Hit } from '../../domain/timeline/hitTest';
import { LANE_PX } from '../../domain/timeline/layoutRows';
import { Mark } from '../../domain/timeline/runMarks';
import { FoundSpot, hitAtSpot, Spot, spotPx } from '../../domain/timeline/spot';
import { TimeScale } from '../../domain/timeline/timeScale';
import { Clock } from '../timeTexts';
import { Note } from './notesAt';
import { PinnedTooltip } from './PinnedTooltip';
import { ElementHolder } from './PointerLayer';
import { RunLink } from './runLinks';
import { spotAddress } from './spotAddress';

interface Props {
  spot: Spot;
  found: FoundSpot;
  scale: TimeScale;
  clock: Clock;
  notesOf: (hit: Hit) => readonly Note[];
  span: TimeSpan;
  picture: ElementHolder;
  scrolledPx: (jobType: string) => number;
  linksOf: (run: Run, marks: readonly Mark[]) => readonly RunLink[];
  takesFocus: boolean;
  onClose: () => void;
}

/** The pinned tooltip of what was chosen, as it stands now. */
export function PinnedRun(props: Props) {
  const { spot, found, scale, clock, notesOf, span, picture, scrolledPx, linksOf, takesFocus, onClose } = props;
  const hit = hitAtSpot(found, spot, scale);
  const { laid, chosen } = found;
  return (
    <PinnedTooltip
      hit={hit}
      notes={notesOf(hit)}
      clock={clock}
      links={linksOf(laid.run, chosen.length > 0 ? chosen : laid.marks)}
      address={() => spotAddress(window.location.href, span, spot)}
      picture={picture}
      x={spotPx(found, spot, scale) ?? scale.widthPx}
      y={laneBottomPx(found, scrolledPx(spot.jobType))}
      takesFocus={takesFocus}
      onClose={onClose}
    />
  );
}

/** Lower edge of the run's lane in the picture; of the box where the lane is scrolled out of it (px). */
function laneBottomPx({ row, laid }: FoundSpot, scrolledPx: number): number {
  if (!row.open) {
    return row.topPx + laid.topPx + LANE_PX;
  }
  const inBoxPx = Math.max(0, Math.min(row.open.heightPx, laid.topPx - scrolledPx + LANE_PX));
  return row.topPx + row.open.topPx + inBoxPx;
}
