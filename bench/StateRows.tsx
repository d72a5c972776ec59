import { createTheme } from '@grafana/data';
import { AxisPlacement, ScaleDirection, ScaleOrientation } from '@grafana/schema';
import { UPlotChart, UPlotConfigBuilder } from '@grafana/ui';
import { useMemo } from 'react';
import uPlot from 'uplot';
import { TimeSpan } from '../src/domain/coverage';
import { Run } from '../src/domain/jobs/run';
import { packLanes } from '../src/domain/timeline/packLanes';

/**
 * The technique of Grafana's State timeline, with the parts of it that Grafana exports: one table in which all rows share one
 * column of times, one series of uPlot a row, each walking that whole column and laying a box over each state. Left out to
 * its favour: how Grafana's frames become the table, labels in the boxes, and what is kept for the pointer.
 */
export function StateRows({ table, span, widthPx, heightPx }: Props) {
  const config = useMemo(() => configOf(table.length - 1, span), [table, span]);
  return <UPlotChart config={config} data={table as uPlot.AlignedData} width={widthPx} height={heightPx} />;
}

/** A column of times (ms), then one of states a row: undefined goes on, null is nothing. */
export type StateTable = [times: number[], ...rows: Array<Array<State | null | undefined>>];
type State = 0 | 1;

interface Props {
  table: StateTable;
  span: TimeSpan;
  widthPx: number;
  heightPx: number;
}

const SCALE = '__fixed';
const ROW_HEIGHT = 0.9;
const theme = createTheme();
const colours = ['#ff9830', '#73bf69'];

/** Every attempt as a state that lasts until the next one, in as many rows as it takes for none to overlap. */
export function stateTable(runs: readonly Run[], nowMs: number): StateTable {
  const startMs = ({ startedAtMs, endedAtMs }: Run['attempts'][number]) => startedAtMs ?? endedAtMs ?? nowMs;
  const inOrder = runs
    .map(({ attempts, state }) => ({
      attempts,
      fromMs: Math.min(...attempts.map(startMs)),
      toMs: state === 'retrying' ? nowMs : (attempts.at(-1)?.endedAtMs ?? nowMs),
    }))
    .sort((a, b) => a.fromMs - b.fromMs);
  const rowOf = packLanes(inOrder, 0, Infinity) ?? [];
  const moments = new Set([
    ...inOrder.map(({ toMs }) => toMs),
    ...runs.flatMap(({ attempts }) => attempts.map(startMs)),
  ]);
  const times = [...moments].sort((a, b) => a - b);
  const indexOf = new Map(times.map((ms, index) => [ms, index]));
  const rows = Array.from({ length: rowOf.reduce((most, row) => Math.max(most, row + 1), 0) }, () =>
    new Array<State | null | undefined>(times.length).fill(undefined)
  );
  inOrder.forEach(({ attempts, toMs }, index) => {
    const row = rows[rowOf[index] ?? 0] ?? [];
    const endIndex = indexOf.get(toMs) ?? 0;
    // Where the row's next run begins at the same moment, its state stands there.
    row[endIndex] ??= null;
    for (const attempt of attempts) {
      row[indexOf.get(startMs(attempt)) ?? 0] = attempt.outcome === 'succeeded' ? 1 : 0;
    }
  });
  return [times, ...rows];
}

function configOf(rows: number, { fromMs, toMs }: TimeSpan): UPlotConfigBuilder {
  const builder = new UPlotConfigBuilder('utc');
  builder.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => [fromMs, toMs],
  });
  builder.addScale({
    scaleKey: SCALE,
    isTime: false,
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    range: [0, 1],
  });
  builder.addAxis({ scaleKey: 'x', isTime: true, placement: AxisPlacement.Bottom, timeZone: 'utc', theme });
  const pathBuilder = boxes(rows);
  for (let row = 0; row < rows; row++) {
    builder.addSeries({ scaleKey: SCALE, pathBuilder, pointsBuilder: false, lineWidth: 0, fillOpacity: 80, theme });
  }
  return builder;
}

const boxes =
  (rows: number): uPlot.Series.PathBuilder =>
  (plot, seriesIndex) => {
    uPlot.orient(plot, seriesIndex, (_series, dataX, dataY, scaleX, _scaleY, toPx, _toPxY, xOff, yOff, xDim, yDim) => {
      const paths = new Map<string, Path2D>();
      const rowPx = yDim / rows;
      const topPx = Math.round(yOff + (seriesIndex - 1) * rowPx);
      for (let index = 0; index < dataY.length; index++) {
        const state = dataY[index];
        if (state == null) {
          continue;
        }
        let next = index + 1;
        while (next < dataY.length && dataY[next] === undefined) {
          next++;
        }
        const leftPx = Math.round(toPx(dataX[index] ?? 0, scaleX, xDim, xOff));
        const rightPx = next < dataY.length ? Math.round(toPx(dataX[next] ?? 0, scaleX, xDim, xOff)) : xOff + xDim;
        const colour = colours[state] ?? '';
        const path = paths.get(colour) ?? new Path2D();
        paths.set(colour, path);
        path.rect(leftPx, topPx, Math.max(1, rightPx - leftPx), Math.max(1, Math.round(rowPx * ROW_HEIGHT)));
        index = next - 1;
      }
      plot.ctx.save();
      plot.ctx.beginPath();
      plot.ctx.rect(plot.bbox.left, plot.bbox.top, plot.bbox.width, plot.bbox.height);
      plot.ctx.clip();
      for (const [colour, path] of paths) {
        plot.ctx.fillStyle = colour;
        plot.ctx.fill(path);
      }
      plot.ctx.restore();
    });
    return null;
  };
