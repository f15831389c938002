from django.urls import path

from ebb.today import views

app_name = "today"
urlpatterns = [path("", views.home, name="home")]
