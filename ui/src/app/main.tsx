import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '../ground/theme.css';
import './styles.css';
import '../drawing/drawing.css';
import '../table/table.css';
import './shell.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Answers } from '../ground/client';
import { Pages } from './Pages';
import { Shell } from './Shell';
import { NoRole, SignedIn } from './SignedIn';
import { theme } from './theme';

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <Answers>
        <SignedIn>
          <Shell>
            <NoRole />
            <Pages />
          </Shell>
        </SignedIn>
      </Answers>
    </MantineProvider>
  </StrictMode>,
);
