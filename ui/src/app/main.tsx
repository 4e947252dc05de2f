import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '../ground/theme.css';
import './styles.css';
import './shell.css';
import '../drawing/drawing.css';
import '../table/table.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Answers } from '../ground/client';
import { Pages } from './Pages';
import { Shell } from './Shell';
import { theme } from './theme';

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <Answers>
        <Shell>
          <Pages />
        </Shell>
      </Answers>
    </MantineProvider>
  </StrictMode>,
);
