/** The page inside other pages: what its address asks for, and the snippet that puts it there. */
import { describe, expect, it } from 'vitest';
import { embedAddress, fullAddress, iframeSnippet, readEmbed } from '../../src/app/embedAddress.ts';

const page = 'https://lab.example/g2po/?src=run.g2po#v=2&gamma=0.9';

describe('the address of a frame', () => {
  it('names the one origin that is heard', () => {
    const address = embedAddress(page, 'https://course.example');
    expect(address).toBe(
      'https://lab.example/g2po/?src=run.g2po&embed&origin=https%3A%2F%2Fcourse.example#v=2&gamma=0.9',
    );
    expect(readEmbed(new URL(address).search)).toEqual({
      asked: true,
      origin: 'https://course.example',
      wrongOrigin: null,
    });
    expect(fullAddress(address)).toBe(page);
  });

  it('hears nobody where it names no origin, or what is none', () => {
    const none = { origin: null, wrongOrigin: null };
    expect(readEmbed('')).toEqual({ asked: false, ...none });
    expect(readEmbed('?origin=https://a.example')).toEqual({ asked: false, ...none });
    expect(readEmbed('?embed')).toEqual({ asked: true, ...none });
    for (const wrong of [
      '*',
      'null',
      'https://a.example/path',
      'https://a.example?x',
      'https:a.example',
      'https://user@a.example',
      'file://',
      'javascript:alert(1)',
    ]) {
      expect(readEmbed(`?embed&origin=${encodeURIComponent(wrong)}`)).toEqual({
        asked: true,
        origin: null,
        wrongOrigin: wrong,
      });
    }
    expect(readEmbed('?embed&origin=http://127.0.0.1:8080').origin).toBe('http://127.0.0.1:8080');
  });

  it('takes an origin as people write it', () => {
    for (const written of ['https://a.example', 'https://a.example/', 'HTTPS://A.example:443', ' https://a.example ']) {
      expect(readEmbed(`?embed&origin=${encodeURIComponent(written)}`).origin).toBe('https://a.example');
    }
  });
});

describe('the snippet', () => {
  it('is one frame whose address and title cannot leave their attributes', () => {
    const snippet = iframeSnippet(
      'https://lab.example/#view.select="><script>',
      { width: 900.4, height: 560 },
      'A "graph" <b>',
      null,
    );
    expect(snippet).toBe(
      '<iframe src="https://lab.example/?embed#view.select=%22%3E%3Cscript%3E" title="A &quot;graph&quot; &lt;b&gt;" ' +
        'style="width: 100%; max-width: 900px; height: 560px; border: 0" loading="lazy"></iframe>',
    );
  });
});
