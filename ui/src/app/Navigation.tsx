import { addressOf, Link, useAddress } from '../ground/address';
import { counted } from '../ground/numbers';
import { questionOf } from '../question/assumptions';
import { useDraft } from '../what-if/draft';
import { SECTIONS } from './pages';

/** Where one can go, by what one wants to know; the question goes along. */
export const Navigation = () => {
  const { path, query } = useAddress();
  const kept = questionOf(query);
  const changes = useDraft().changes.length;
  return (
    <nav aria-label="Pages">
      <span className="hidden" role="status">
        {changes > 0 && `${counted(changes, 'change')} in the scenario that is being made`}
      </span>
      {SECTIONS.map((section) => (
        <div key={section.name}>
          <h2>{section.name}</h2>
          <ul>
            {section.pages.map((page) => (
              <li key={page.path}>
                <Link
                  to={addressOf(page.path, kept)}
                  aria-current={path === page.path ? 'page' : undefined}
                  title={page.asks}
                >
                  <page.place.Icon className="icon" size={18} />
                  {page.title}
                  {page.path === '/scenarios' && changes > 0 && (
                    <span className="count" title="Changes of the draft">
                      {changes}
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
};
