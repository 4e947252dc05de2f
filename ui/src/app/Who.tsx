import { Button, Menu } from '@mantine/core';
import { signOut, useSession } from '../ground/session';

/* Each of these holds those before it. */
const HOLDING = ['viewer', 'analyst', 'architect', 'admin'];

/** What somebody may do, in as few words as say all of it. */
export const inRoles = (roles: readonly string[]): string => {
  const most = HOLDING.filter((role) => roles.includes(role)).at(-1);
  return [most, roles.includes('operator') && 'operator'].filter(Boolean).join(' and ') || 'no role';
};

/** Who is signed in, as what, and the way out; nothing where nobody signs in. */
export const Who = () => {
  const session = useSession();
  if (session.state !== 'in' && session.state !== 'over') return null;
  const { place, who } = session;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" className="who">
          {who.name} <span className="quiet">{inRoles(who.roles)}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Signed in at {new URL(place.issuer!).host}</Menu.Label>
        <Menu.Item onClick={() => void signOut(place)}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
