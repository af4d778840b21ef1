import type { Server } from 'node:http'
import { BlockList, isIPv6, type Socket } from 'node:net'
import { networkOf } from './network.ts'

interface ConnectionLimits {
  /** Open at once, of all addresses. */
  readonly max: number
  /** Open at once, of one address or network of IPv6; 0: any. */
  readonly maxPerAddress: number
  /** Proxies, on which everybody comes together. */
  readonly trustProxy: readonly string[]
  /** How long nothing may arrive on a new connection. */
  readonly silenceTimeoutMs: number
}

/**
 * Keeps few clients from taking all the connections there are, and ends those on which nothing arrives.
 *
 * Gives the connections that have had no request yet, as browsers open ahead: to Node they are not
 * idle, so a server that is to stop would wait for them.
 */
export function limitConnections(server: Server, limits: ConnectionLimits): ReadonlySet<Socket> {
  const { max, maxPerAddress, silenceTimeoutMs } = limits
  server.maxConnections = max
  const hasRoom = countByNetwork(maxPerAddress, toBlockList(limits.trustProxy))
  const silent = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    if (!hasRoom(socket)) return socket.destroy()
    silent.add(socket)
    // Asked when the time is over: to listen for bytes would slow down every connection.
    const timer = setTimeout(() => socket.bytesRead === 0 && socket.destroy(), silenceTimeoutMs)
    socket.once('close', () => {
      clearTimeout(timer)
      silent.delete(socket)
    })
  })
  server.on('request', ({ socket }) => silent.delete(socket))
  return silent
}

/** Counts a connection until it is closed, unless its network has as many as it may. */
function countByNetwork(limit: number, uncounted: BlockList): (socket: Socket) => boolean {
  const open = new Map<string, number>()
  return (socket) => {
    const address = socket.remoteAddress
    // Without one it has been closed already.
    if (limit === 0 || address === undefined) return true
    if (uncounted.check(address, familyOf(address))) return true
    const network = networkOf(address)
    const count = open.get(network) ?? 0
    if (count >= limit) return false
    open.set(network, count + 1)
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1
      if (left > 0) open.set(network, left)
      else open.delete(network)
    })
    return true
  }
}

function toBlockList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    if (prefix === undefined) list.addAddress(address, familyOf(address))
    else list.addSubnet(address, Number(prefix), familyOf(address))
  }
  return list
}

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')
