/** The colours of the bars of a chart, series by series, as `style/tokens.css` names them. */
export const BAR_COLOURS = ['--accent', '--bar-2', '--warn'] as const;
