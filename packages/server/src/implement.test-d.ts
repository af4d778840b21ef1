import { defineRoutes } from '@merx/contract'
import * as Type from 'typebox'
import { implement } from './implement.ts'

const shared = { summary: '', scopes: ['base'], cost: 1, errors: [] } as const

const routes = defineRoutes({
  getBench: {
    ...shared,
    method: 'GET',
    path: '/benches/:id',
    params: Type.Object({ id: Type.Integer() }),
    returns: Type.Object({ id: Type.Integer(), name: Type.String() }),
  },
  addBench: {
    ...shared,
    method: 'POST',
    path: '/benches',
    body: Type.Object({ name: Type.String(), width: Type.Optional(Type.Number()) }),
    returns: Type.Object({ id: Type.Integer(), width: Type.Optional(Type.Number()) }),
  },
})

const getBench = async ({ params }: { params: { id: number } }) => ({ id: params.id, name: 'x' })
const addBench = async () => ({ id: 1 })

implement(routes, { getBench, addBench })

implement(routes, {
  async getBench({ params, query, body }) {
    const id: number = params.id
    const nothing: undefined = query ?? body
    // @ts-expect-error The path names no such parameter.
    params.code
    return { id, name: String(nothing) }
  },
  async addBench({ body }) {
    const { name, width }: { name: string; width?: number } = body
    // @ts-expect-error The body names no such member.
    body.height
    return width === undefined ? { id: name.length } : { id: 1, width }
  },
})

// @ts-expect-error A route without a handler.
implement(routes, { getBench })

implement(routes, {
  getBench,
  // @ts-expect-error A handler for a route that is not there.
  addBensh: addBench,
})

implement(routes, {
  getBench,
  addBench,
  // @ts-expect-error One handler too many.
  removeBench: addBench,
})

implement(routes, {
  // @ts-expect-error An answer without a member it must have.
  getBench: async () => ({ id: 1 }),
  addBench,
})

implement(routes, {
  // @ts-expect-error A member of the wrong type.
  getBench: async () => ({ id: '1', name: 'x' }),
  addBench,
})

implement(routes, {
  // @ts-expect-error A misspelt member.
  getBench: async () => ({ id: 1, nmae: 'x' }),
  addBench,
})

const bytes = defineRoutes({
  addPlan: {
    ...shared,
    method: 'POST',
    path: '/plans',
    bytes: 'upload',
    returns: Type.Object({ name: Type.String() }),
  },
  readPlan: {
    ...shared,
    method: 'GET',
    path: '/plans/:id',
    bytes: 'download',
    returns: Type.String(),
  },
})

implement(bytes, {
  addPlan: async (_input, _context, { upload }) => ({ name: upload.name }),
  readPlan: async (_input, _context, { reply }) => reply.send('oak'),
})

implement(bytes, {
  addPlan: async (_input, _context, { upload }) => ({ name: upload.name }),
  // @ts-expect-error Bytes are sent, not answered.
  readPlan: async () => 'oak',
})

implement(routes, {
  // @ts-expect-error No file comes with this request.
  getBench: async (_input, _context, { upload }) => ({ id: 1, name: upload.name }),
  addBench,
})
