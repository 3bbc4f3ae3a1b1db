import { createRouter, createWebHashHistory } from 'vue-router';
import './api.ts';
import { useSession } from './stores/session.ts';

/** Every page by name. Pages inside the frame are children of `DeskFrame`; the others stand alone. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/set-up', name: 'setUp', component: () => import('./pages/SetUpPage.vue') },
    { path: '/log-in', name: 'logIn', component: () => import('./pages/LogInPage.vue') },
    { path: '/new-password', name: 'newPassword', component: () => import('./pages/NewPasswordPage.vue') },
    {
      path: '/',
      component: () => import('./pages/DeskFrame.vue'),
      children: [
        { path: '', redirect: '/desk' },
        { path: 'desk', name: 'desk', component: () => import('./pages/NotificationPage.vue') },
        { path: 'list', name: 'list', component: () => import('./pages/ListPage.vue') },
        { path: 'follow-up/:list?', name: 'tasks', component: () => import('./pages/TasksPage.vue') },
        { path: 'mail', name: 'mail', component: () => import('./pages/MailPage.vue') },
        { path: 'mail/open', name: 'mailOpen', component: () => import('./pages/OpenEnvelopePage.vue') },
        { path: 'mail/outgoing', name: 'mailOutgoing', component: () => import('./pages/OutgoingPage.vue') },
        {
          path: 'mail/day/:day?',
          name: 'mailDay',
          component: () => import('./pages/MailDayPage.vue'),
          props: true,
        },
        {
          path: 'mail/:id',
          name: 'mailEnvelope',
          component: () => import('./pages/EnvelopePage.vue'),
          props: true,
        },
        {
          path: 'mail/:id/enter/:position',
          name: 'mailEnter',
          component: () => import('./pages/EnterNoticePage.vue'),
          props: true,
        },
        { path: 'permits', name: 'permits', component: () => import('./pages/PermitsPage.vue') },
        { path: 'permits/new', name: 'permitNew', component: () => import('./pages/PermitFormPage.vue') },
        {
          path: 'permits/:id',
          name: 'permit',
          component: () => import('./pages/PermitPage.vue'),
          props: true,
        },
        {
          path: 'permits/:id/edit',
          name: 'permitEdit',
          component: () => import('./pages/PermitFormPage.vue'),
          props: true,
        },
        { path: 'imports', name: 'imports', component: () => import('./pages/ImportsPage.vue') },
        {
          path: 'imports/:id',
          name: 'import',
          component: () => import('./pages/ImportPage.vue'),
          props: true,
        },
        { path: 'quota', name: 'quota', component: () => import('./pages/QuotaPage.vue') },
        {
          path: 'quota/:year/:region/:line',
          name: 'quotaLine',
          component: () => import('./pages/QuotaLinePage.vue'),
          props: true,
        },
        { path: 'search', name: 'search', component: () => import('./pages/SearchPage.vue') },
        {
          path: 'notification/:id',
          name: 'notification',
          component: () => import('./pages/RecordPage.vue'),
          props: true,
        },
        {
          path: 'settings/:section?',
          name: 'settings',
          component: () => import('./pages/SettingsPage.vue'),
          props: true,
        },
        { path: 'help/:topic?', name: 'help', component: () => import('./pages/HelpPage.vue'), props: true },
      ],
    },
    { path: '/:rest(.*)*', redirect: '/desk' },
  ],
});

/** The one page that fits where the product stands; null when the asked one may be shown. */
function rightPage(session: ReturnType<typeof useSession>, asked: string): string | null {
  switch (session.state) {
    case 'open':
      if (session.current?.user.mustChangePassword === true)
        return asked === 'newPassword' ? null : 'newPassword';
      return asked === 'logIn' || asked === 'setUp' ? 'desk' : null;
    case 'setUp':
      return asked === 'setUp' ? null : 'setUp';
    case 'locked':
    case 'unavailable':
    case 'starting':
      return asked === 'logIn' ? null : 'logIn';
  }
}

router.beforeEach(async (to) => {
  const session = useSession();
  if (session.status === null) await session.refresh();
  const name = rightPage(session, String(to.name));
  return name === null ? true : { name, replace: true };
});
