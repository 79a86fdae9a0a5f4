// A real OpenID Connect provider with a few people who need no password. One argument: the redirect address of the client.
// Prints its issuer on one line when it listens, and stops when its standard input closes.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [terug] = process.argv.slice(2);
const mensen = {
  noor: { name: 'Noor de Wit', preferred_username: 'noor', roles: ['VW-Consulent', 'iets-anders'], afdeling: 'Wijkteam Noord' },
  bram: { name: 'Bram Vos', preferred_username: 'bram', roles: ['VW-Beheer'] },
  gast: { name: 'Gast', preferred_username: 'gast', roles: ['kantine'] },
};
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'vliegwiel',
      client_secret: 'een-geheim-voor-de-proef',
      redirect_uris: [terug],
      post_logout_redirect_uris: [new URL('/desk/aanmelden', terug).href],
    }],
    claims: { openid: ['sub', 'auth_time'], profile: ['name', 'preferred_username', 'roles', 'afdeling'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...mensen[id] }) }),
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    pkce: { required: () => true },
    cookies: { keys: ['alleen-voor-de-proef'] },
    ttl: { AuthorizationCode: 60, IdToken: 120, AccessToken: 600, Interaction: 600, Session: 3600, Grant: 3600 },
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
