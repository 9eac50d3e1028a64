import { theme, type ThemeConfig } from 'antd';
import type { Scheme } from './preferences.js';

/** The design of `style/tokens.css`, as antd's controls want to be told. */
export const themeOf = (scheme: Scheme): ThemeConfig => {
  const dark = scheme === 'dark';
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#62c29c' : '#1f6f54',
      colorInfo: dark ? '#62c29c' : '#1f6f54',
      colorLink: dark ? '#6cc3a0' : '#1f6f54',
      colorError: dark ? '#ff9d94' : '#b3261e',
      colorBgBase: dark ? '#1a1e1c' : '#ffffff',
      // What lies over the page; made from the paper alone it would be greener than anything else.
      colorBgElevated: dark ? '#222725' : '#ffffff',
      colorTextBase: dark ? '#e8ebe8' : '#1c2320',
      colorBorder: dark ? '#4a524d' : '#bdb9ae',
      colorTextPlaceholder: dark ? '#98a19c' : '#69726d',
      colorTextLightSolid: dark ? '#0d120f' : '#ffffff',
      borderRadius: 8,
      controlHeight: 38,
      fontSize: 15,
      fontFamily: 'inherit',
      motion: false,
    },
  };
};
