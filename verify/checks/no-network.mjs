// Node's permission model knows no network before Node 25: https://nodejs.org/api/permissions.html#permission-model. So
// what opens a connection is taken away, for code of a student runs here on the machine of whoever grades.
import dgram from 'node:dgram';
import net from 'node:net';

function refuse() {
  const message = 'code of the site has no network but its fetch';
  throw Object.assign(new Error(message), { code: 'ERR_ACCESS_DENIED' });
}

net.Socket.prototype.connect = refuse;
net.Server.prototype.listen = refuse;
for (const name of ['bind', 'connect', 'send']) dgram.Socket.prototype[name] = refuse;
