import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { hasChineseFont } from './style/chinese-font.js';
import './style/tokens.css';
import './style/base.css';
import './style/layout.css';
import './style/parts.css';

if (!hasChineseFont()) void import('@fontsource-variable/noto-sans-sc/index.css');

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
