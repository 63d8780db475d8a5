import type { Header } from '../../../../src/wire.ts';
import { CopyButton } from '../parts/copy-button.tsx';

interface HeadersProps {
  title: string;
  headers: readonly Header[];
  /** Why there may be none. */
  none: string;
}

export function Headers({ title, headers, none }: HeadersProps) {
  const text = () => headers.map(([name, value]) => `${name}: ${value}`).join('\n');
  return (
    <section aria-label={title}>
      <h3>
        {title} {headers.length > 0 && <CopyButton of={title.toLowerCase()} text={text} />}
      </h3>
      {headers.length === 0 && <p class="dim">{none}</p>}
      <table class="headers">
        <tbody>
          {headers.map(([name, value], i) => (
            <tr key={`${name} ${i}`}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>
                <bdi>{value}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
