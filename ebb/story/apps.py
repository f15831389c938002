from django.apps import AppConfig


class Story(AppConfig):
    name = "ebb.story"
