/** The few of Firefox's privileged objects that the driver's scripts use inside the browser. */

interface FirefoxBrowser extends Element {
  readonly currentURI: { readonly spec: string; schemeIs(scheme: string): boolean };
  readonly webProgress?: { readonly isLoadingDocument: boolean };
  readonly browsingContext: { readonly id: number };
}

interface FirefoxTab {
  readonly linkedBrowser: FirefoxBrowser;
}

interface FirefoxWindow extends Window {
  readonly gBrowser: { selectedTab: FirefoxTab; readonly tabs: FirefoxTab[] };
}

interface FirefoxTool {
  readonly id: string;
  readonly extensionId?: string;
}

interface FirefoxToolbox {
  readonly doc: Document;
  getAdditionalTools(): FirefoxTool[];
  selectTool(id: string): Promise<unknown>;
  switchHost(host: 'bottom' | 'right' | 'window'): Promise<unknown>;
  destroy(): Promise<unknown>;
}

interface FirefoxDevTools {
  showToolboxForTab(tab: FirefoxTab, options: { toolId: string; hostType?: string }): Promise<FirefoxToolbox>;
  getToolboxForTab(tab: FirefoxTab): FirefoxToolbox | undefined;
}

interface MarionetteActor {
  executeScript(
    script: string,
    args: unknown[],
    options: { sandboxName: null; timeout: number },
  ): Promise<unknown>;
  findElement(strategy: string, selector: string, options: { timeout: number; all: false }): Promise<unknown>;
  clickElement(element: unknown, capabilities: FirefoxCapabilities): Promise<void>;
  clearElement(element: unknown): Promise<void>;
  sendKeysToElement(element: unknown, text: string, capabilities: FirefoxCapabilities): Promise<void>;
}

interface FirefoxCapabilities {
  toJSON(): Record<string, boolean>;
}

declare const BrowsingContext: {
  get(id: number): {
    readonly currentWindowGlobal: {
      getActor(name: 'MarionetteCommands'): MarionetteActor;
      drawSnapshot(rect: null, scale: number, background: string): Promise<ImageBitmap>;
    };
  };
};

declare const ChromeUtils: {
  importESModule(url: 'resource://devtools/shared/loader/Loader.sys.mjs'): {
    require(id: 'devtools/client/framework/devtools'): { gDevTools: FirefoxDevTools };
  };
  importESModule(url: 'resource://gre/modules/ExtensionParent.sys.mjs'): {
    ExtensionParent: {
      GlobalManager: {
        extensionMap: Map<
          string,
          {
            terminateBackground(options: {
              ignoreDevToolsAttached: boolean;
              disableResetIdleForTest: boolean;
            }): Promise<void>;
          }
        >;
      };
    };
  };
};

declare const Services: {
  wm: { getMostRecentWindow(type: 'navigator:browser'): FirefoxWindow };
  prefs: {
    getStringPref(name: string): string;
    setStringPref(name: string, value: string): void;
    setIntPref(name: string, value: number): void;
  };
};
