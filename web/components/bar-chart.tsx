import { BarChart as Bars } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';
import { BAR_COLOURS } from './bar-colours.js';
import { usePreferences } from '../app/preferences.js';

use([Bars, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

interface Props {
  /** What the chart shows, for who cannot see it; the table stands below. */
  readonly label: string;
  readonly names: readonly string[];
  readonly series: readonly Series[];
}

const ROW_PX = 34;
/** Names take no more than so much of a narrow screen. */
const labelWidth = (ofChart: number): number => Math.min(170, Math.round(ofChart * 0.36));

/** Bars side by side, lying where the names are long; drawn as SVG in the colours of the house. */
export default function BarChart({ label, names, series }: Props): ReactNode {
  const { scheme } = usePreferences();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const chart: EChartsType = init(element, null, { renderer: 'svg' });
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const ink = colour('--ink-2');
    const line = { lineStyle: { color: colour('--line') } };
    chart.setOption({
      animation: false,
      aria: { enabled: false },
      color: BAR_COLOURS.map(colour),
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        backgroundColor: colour('--card'),
        borderColor: colour('--line'),
        textStyle: { color: colour('--ink') },
      },
      ...(series.length > 1 ? { legend: { top: 0, textStyle: { color: ink } } } : {}),
      grid: { left: 8, right: 28, top: series.length > 1 ? 34 : 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value', minInterval: 1, splitLine: line, axisLabel: { color: ink, hideOverlap: true } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...names],
        // A name is never cut: a long one takes two lines.
        axisLabel: { color: ink, interval: 0, width: labelWidth(element.clientWidth), overflow: 'break' },
        axisTick: { show: false },
        axisLine: line,
      },
      series: series.map(({ name, values }) => ({ type: 'bar', name, data: [...values], barMaxWidth: 16 })),
    });
    const resized = new ResizeObserver(() => {
      chart.resize();
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [names, series, scheme]);
  const height = 50 + names.length * (series.length > 1 ? ROW_PX + 10 : ROW_PX);
  return <div ref={place} role="img" aria-label={label} style={{ height, minWidth: 0, overflow: 'hidden' }} />;
}
