try { sessionStorage.removeItem(location.pathname); } catch (error) { /* no storage: nothing was kept */ }
