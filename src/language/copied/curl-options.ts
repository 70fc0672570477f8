import type { TextWithHoles } from './copied-request.ts';

/** What a cURL option means for the request. https://curl.se/docs/manpage.html */
export type Meaning =
  | 'method'
  | 'url'
  | 'header'
  | 'data'
  | 'raw'
  | 'urlencoded'
  | 'json'
  | 'upload'
  /** A multipart form, which isn't read. */
  | 'form'
  | 'agent'
  | 'referer'
  | 'cookie'
  | 'secret'
  /** It has a value that doesn't concern the request. */
  | 'ignored'
  /** It has a value that is part of the request, but isn't read. */
  | 'unread';

/** An option without a value. */
export type Flag =
  | 'get'
  | 'head'
  /** Ends one request and begins another. */
  | 'next'
  /** It doesn't concern the request. */
  | 'ignored';

const each = <T>(names: string, meaning: T): Readonly<Record<string, T>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, meaning]));

/** Options that have a value, without their dashes. */
export const withValue: Readonly<Record<string, Meaning>> = {
  ...each('X request', 'method'),
  ...each('url', 'url'),
  ...each('H header', 'header'),
  ...each('d data data-ascii data-binary', 'data'),
  ...each('data-raw', 'raw'),
  ...each('data-urlencode', 'urlencoded'),
  ...each('json', 'json'),
  ...each('T upload-file', 'upload'),
  ...each('F form form-string', 'form'),
  ...each('A user-agent', 'agent'),
  ...each('e referer', 'referer'),
  ...each('b cookie', 'cookie'),
  ...each('u user U proxy-user oauth2-bearer pass tlspassword proxy-pass proxy-tlspassword', 'secret'),
  ...each('K config r range z time-cond C continue-at Q quote aws-sigv4 request-target url-query variable', 'unread'),
  ...each(
    'o output m max-time connect-timeout retry retry-delay retry-max-time w write-out x proxy c cookie-jar E cert cert-type key',
    'ignored',
  ),
  ...each('key-type cacert capath ciphers resolve connect-to interface limit-rate max-redirs D dump-header', 'ignored'),
  ...each('trace trace-ascii trace-config noproxy tls-max stderr unix-socket abstract-unix-socket', 'ignored'),
  ...each('max-filesize keepalive-time keepalive-cnt dns-servers local-port expect100-timeout output-dir', 'ignored'),
  ...each('tls13-ciphers proto proto-redir proto-default y speed-time Y speed-limit rate P ftp-port', 'ignored'),
  ...each('t telnet-option doh-url preproxy socks4 socks4a socks5 socks5-hostname proxy-header proxy1.0', 'ignored'),
  ...each('crlfile curves pinnedpubkey engine netrc-file alt-svc hsts happy-eyeballs-timeout-ms', 'ignored'),
  ...each('tlsuser tlsauthtype login-options delegation service-name parallel-max libcurl etag-save', 'ignored'),
};

/** Options that have no value, without their dashes. */
export const withoutValue: Readonly<Record<string, Flag>> = {
  ...each('G get', 'get'),
  ...each('I head', 'head'),
  ...each(': next', 'next'),
  ...each('s silent S show-error L location location-trusted k insecure i include show-headers v verbose', 'ignored'),
  ...each('f fail fail-with-body fail-early g globoff # progress-bar no-progress-meter N no-buffer', 'ignored'),
  ...each('0 http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only http0.9 4 ipv4 6 ipv6', 'ignored'),
  ...each('1 tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 2 sslv2 3 sslv3 ssl-reqd ssl-no-revoke', 'ignored'),
  ...each('ssl-revoke-best-effort ssl-allow-beast ca-native cert-status compressed tr-encoding raw', 'ignored'),
  ...each('path-as-is O remote-name remote-name-all remote-time R J remote-header-name create-dirs', 'ignored'),
  ...each('n netrc netrc-optional basic digest ntlm negotiate anyauth proxy-basic proxy-digest', 'ignored'),
  ...each('proxy-ntlm proxy-negotiate proxy-anyauth proxy-insecure p proxytunnel tcp-nodelay', 'ignored'),
  ...each('tcp-fastopen no-keepalive no-alpn no-npn no-sessionid j junk-session-cookies post301 post302', 'ignored'),
  ...each('post303 q disable retry-connrefused retry-all-errors styled-output no-styled-output Z parallel', 'ignored'),
  ...each('parallel-immediate trace-time trace-ids xattr M manual V version a append l list-only B', 'ignored'),
};

/** An option of a command with its value, or a word that isn't one. */
export interface Given {
  /** With its dashes, as written; empty for a word that isn't an option. */
  readonly option: string;
  /** Undefined if the option has no value although cURL needs one, or if the option is unknown. */
  readonly meaning: Meaning | Exclude<Flag, 'ignored'> | undefined;
  readonly value: TextWithHoles | undefined;
}

/**
 * Splits a cURL command into its options, without those that have no value and don't concern the request.
 *
 * @param words what follows `curl`
 */
export function optionsIn(words: readonly TextWithHoles[]): Given[] {
  const given: Given[] = [];
  const take = (option: string, name: string, value: TextWithHoles | undefined): void => {
    const meaning = value === undefined ? flagNamed(name) : meaningOf(name);
    if (meaning !== 'ignored') given.push({ option, meaning, value });
  };
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    const { text } = word;
    if (text.startsWith('--')) {
      const name = text.slice(2);
      const next = words[index + 1];
      // The next word is the value of an unknown option, unless it's an option or the URL to send a request to.
      const hasValue =
        meaningOf(name) !== undefined ||
        (flagNamed(name) === undefined && next !== undefined && !next.text.startsWith('-') && !isUrl(next.text));
      if (hasValue) index++;
      take(`--${name.split('=', 1)[0] ?? ''}`, name, hasValue ? next : undefined);
    } else if (text.length > 1 && text.startsWith('-')) {
      for (let at = 1; at < text.length; at++) {
        const letter = text.charAt(at);
        const hasValue = meaningOf(letter) !== undefined;
        const attached = text.slice(at + 1);
        const value = attached === '' ? words[index + 1] : { text: attached, holes: word.holes };
        if (hasValue && attached === '') index++;
        take(`-${letter}`, letter, hasValue ? value : undefined);
        if (hasValue) break;
      }
    } else given.push({ option: '', meaning: 'url', value: word });
  }
  return given;
}

const meaningOf = (name: string): Meaning | undefined => (Object.hasOwn(withValue, name) ? withValue[name] : undefined);

const flagNamed = (name: string): Flag | undefined =>
  Object.hasOwn(withoutValue, name) ? withoutValue[name] : undefined;

/** Whether a text is a URL, not a word of a sentence. */
export const isUrl = (text: string): boolean => /^(https?:\/\/|\{\{|[\w-]+(\.[\w-]+)+([/?:]|$))/i.test(text);
