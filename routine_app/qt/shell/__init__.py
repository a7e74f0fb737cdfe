"""The window as a whole: application, main window, navigation, single instance, requests from outside, crashes."""
